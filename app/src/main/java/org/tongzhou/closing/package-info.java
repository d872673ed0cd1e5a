/// Closes plans: one person proposes, a second confirms, members are told and keep a certificate.
///
/// What follows from a closing is done where it belongs: rounds end cover and let the operator pay,
/// collection gives balances and shares back.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "books",
            "claims",
            "collection",
            "enrolment",
            "gate",
            "members",
            "plans",
            "rounds",
            "web"
        })
package org.tongzhou.closing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
