/// Puts facts right that struck rounds did not know: one person of the staff proposes, with a
/// preview of what it changes, another confirms.
///
/// What was true is kept by [org.tongzhou.enrolment.ProposedCorrections]; rounds settle the
/// difference in the first round that is not struck.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "enrolment",
            "gate",
            "members",
            "plans",
            "rounds",
            "web"
        })
package org.tongzhou.corrections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
