/// Turns the approved claims of a round into what every member owes.
///
/// `OPEN → FREEZING → ANNOUNCED → STRUCK → COLLECTING → CLOSED`. A round is struck once, as a
/// whole, or not at all; what was struck never changes, and later corrections enter the next round.
/// Every step may be done again after a crash, on any server.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "books",
            "claims",
            "enrolment",
            "evidence",
            "gate",
            "members",
            "plans",
            "web"
        })
package org.tongzhou.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
