/// Who is in which plan, since when and until when: admission, waiting, spans, exit, corrections.
///
/// Spans are numbers only. Revisions are inserted and never edited; a round sees the latest one
/// that its epoch knows.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "database",
            "evidence",
            "gate",
            "members",
            "plans",
            "web"
        })
package org.tongzhou.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
