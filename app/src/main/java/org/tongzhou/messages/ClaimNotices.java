package org.tongzhou.messages;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.ClaimView;
import org.tongzhou.claims.Claims;
import org.tongzhou.claims.DueText;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Words;

/// Claims that are neither paid nor refused nor withdrawn: where each stands, and who acts next.
@Component
class ClaimNotices {

    private static final int NEWEST = 50;

    private final Claims claims;
    private final Members members;
    private final Plans plans;
    private final Gate gate;

    ClaimNotices(Claims claims, Members members, Plans plans, Gate gate) {
        this.claims = claims;
        this.members = members;
        this.plans = plans;
        this.gate = gate;
    }

    /// Those that an account may see.
    List<Notice> of(long account) {
        Instant now = gate.now();
        return claims.ofAccount(account, Long.MAX_VALUE, NEWEST).stream()
                .filter(claim -> !(claim.state() instanceof ClaimState.Closed))
                .map(claim -> notice(claim, now))
                .toList();
    }

    private Notice notice(ClaimView claim, Instant now) {
        String name = members.name(claim.person()).orElse(Words.of("claims.erased"));
        String state = Words.of("claims.state." + claim.state().name());
        String due = DueText.of(claim, plans.version(claim.plan(), claim.planVersion()), now);
        String text =
                due.isEmpty()
                        ? Words.of("messages.openClaim", name, claim.claim(), state)
                        : Words.of("messages.openClaim.due", name, claim.claim(), state, due);
        Notice.Kind kind =
                claim.state() == ClaimState.Open.INCOMPLETE
                        ? Notice.Kind.CLAIM_INCOMPLETE
                        : Notice.Kind.CLAIM_OPEN;
        return new Notice(kind, text, "/me/claims/" + claim.claim());
    }
}
