/// Plan documents and their versions: read as a whole or refused, immutable, in force from a date.
///
/// A version is proposed by one person and confirmed by another; or the one takes it back, or the
/// other refuses it.
@NullMarked
@ApplicationModule(allowedDependencies = {"gate", "web", "accounts", "database"})
package org.tongzhou.plans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
