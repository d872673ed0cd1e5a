/// Claims and their course: report, papers, review, investigation, decision with a coded reason.
///
/// Which step may follow which is the table of [org.tongzhou.core.claim.Course]; the database holds
/// every step to it. Whoever gave the finding does not confirm it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "gate",
            "evidence",
            "members",
            "plans",
            "enrolment",
            "accounts",
            "web"
        })
package org.tongzhou.claims;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
