/// A year of invented people on the real platform: the same doors, the same machines, a clock that
/// is moved.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "books",
            "claims",
            "collection",
            "corrections",
            "enrolment",
            "gate",
            "members",
            "plans",
            "rounds",
            "web"
        })
package org.tongzhou.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
