package org.tongzhou.claims;

import java.util.List;
import org.tongzhou.core.claim.Obstacle;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.plan.Plan;

/// What a rule says against a claim, as the claimant and whoever reviews it read it.
///
/// @param text what is against it, with its day
/// @param rules what the plan says on that, each with its number
record ObstacleText(RefusalReason reason, String text, List<String> rules) {

    static List<ObstacleText> of(Plan plan, List<Obstacle> obstacles) {
        return obstacles.stream().map(obstacle -> of(plan, obstacle)).toList();
    }

    private static ObstacleText of(Plan plan, Obstacle obstacle) {
        List<String> rules =
                obstacle.rules(plan).stream()
                        .map(rule -> rule.id() + " " + ClaimText.in(rule.text()))
                        .toList();
        return new ObstacleText(obstacle.reason(), ClaimText.obstacle(obstacle), rules);
    }
}
