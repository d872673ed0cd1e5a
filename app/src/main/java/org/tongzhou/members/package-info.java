/// Persons, households and mandates: who is who, who pays for whom, and how much may be debited.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"accounts", "database", "evidence", "gate", "signing", "web"})
package org.tongzhou.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
