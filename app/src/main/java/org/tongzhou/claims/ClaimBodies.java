package org.tongzhou.claims;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.ClaimJson.ClaimFileJson;
import org.tongzhou.core.claim.Obstacle;
import org.tongzhou.plans.Plans;

/// Claims as the API shows them: with the code of their plan, by which programs ask for it.
@Component
class ClaimBodies {

    private final Plans plans;

    ClaimBodies(Plans plans) {
        this.plans = plans;
    }

    ClaimJson of(ClaimView claim) {
        return ClaimJson.of(claim, plan(claim));
    }

    /// @param obstacles what the rules say against it while it waits for a decision
    ClaimFileJson of(ClaimFile file, List<Obstacle> obstacles, boolean staff) {
        return ClaimFileJson.of(file, plan(file.claim()), obstacles, staff);
    }

    private String plan(ClaimView claim) {
        return plans.version(claim.plan(), claim.planVersion()).code();
    }
}
