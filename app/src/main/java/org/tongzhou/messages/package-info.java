/// The inbox: what every payer must know before money moves, and messages about his own claims.
///
/// What concerns everybody in a round is derived from the round; only what concerns one is stored.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "claims",
            "closing",
            "collection",
            "corrections",
            "enrolment",
            "gate",
            "members",
            "plans",
            "rounds",
            "web"
        })
package org.tongzhou.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
