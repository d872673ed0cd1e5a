/// Takes what members owe and pays out what claimants are due, through payment channels.
///
/// Charges are derived from the fold; rows are batches, and lines that were not taken when they
/// fell due. Unknown is never failed: what nobody knows stays unknown until the provider says.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "books",
            "claims",
            "enrolment",
            "gate",
            "members",
            "plans",
            "rounds",
            "signing",
            "web"
        })
package org.tongzhou.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
