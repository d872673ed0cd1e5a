package org.tongzhou.rounds;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.Claims;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Relatives;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.CaseRepository.Proposal;
import org.tongzhou.rounds.Rounds.Upheld;

/// Takes a case out of its round after an objection: one person proposes it, another confirms it,
/// and neither is of the claimant's household.
@Component
class Withdrawals {

    private final RoundRepository rounds;
    private final CaseRepository cases;
    private final Publication publication;
    private final Claims claims;
    private final Relatives relatives;
    private final Plans plans;
    private final Gate gate;

    Withdrawals(
            RoundRepository rounds,
            CaseRepository cases,
            Publication publication,
            Claims claims,
            Relatives relatives,
            Plans plans,
            Gate gate) {
        this.rounds = rounds;
        this.cases = cases;
        this.publication = publication;
        this.claims = claims;
        this.relatives = relatives;
        this.plans = plans;
        this.gate = gate;
    }

    /// In the transaction of the caller; the lock of the round makes two people follow one another.
    Upheld uphold(PublishedCase published, String reason, long byAccount) {
        Round round = rounds.lock(published.plan(), published.round()).orElseThrow();
        boolean isHere = cases.find(published.claim()).filter(published::equals).isPresent();
        if (round.isStruck() || !isHere) {
            return Upheld.TOO_LATE;
        }
        if (!cases.isObjectedTo(published)) {
            return Upheld.NO_OBJECTION;
        }
        if (relatives.areNear(byAccount, claims.find(published.claim()).orElseThrow().person())) {
            return Upheld.OWN_CASE;
        }
        Optional<Proposal> proposal = cases.proposal(published);
        if (proposal.isEmpty()) {
            cases.propose(published, byAccount, reason, gate.now());
            return Upheld.PROPOSED;
        }
        if (proposal.get().byAccount() == byAccount) {
            return Upheld.SAME_PERSON;
        }
        var plan = plans.version(round.plan(), round.planVersion());
        publication.withdraw(published, plan, reason, byAccount);
        return Upheld.WITHDRAWN;
    }
}
