package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.enrolment.CorrectedMemberships;
import org.tongzhou.enrolment.Correction;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;

/// What struck rounds charged wrongly comes back, whenever the truth was entered.
class CorrectionsTest extends RoundScene {

    @Autowired private Corrections corrections;
    @Autowired private CorrectedMemberships corrected;
    @Autowired private ProposedCorrections proposals;
    @Autowired private Freezing freezing;
    @Autowired private RoundRepository repository;
    @Autowired private AdjustmentRepository adjustments;

    @Test
    void aCorrectionBetweenTheSettlementAndTheFreezeIsSettledBeforeTheNextFreeze() {
        Announced scene = announced();
        Round struck = strike(scene.round());
        Member payer = scene.payer();
        Round open = opened(struck.number() + 1);
        corrections.settle(plan().number());
        neverShared(payer);
        freezing.fixEpoch(open);
        long before = settled(payer, struck);

        nextRound();

        assertThat(before).isZero();
        assertThat(settled(payer, struck)).isNegative();
    }

    @Test
    void settlingAgainChangesNothing() {
        Announced scene = announced();
        Round struck = strike(scene.round());
        Member payer = scene.payer();
        neverShared(payer);
        corrections.settle(plan().number());
        long once = settled(payer, struck);

        corrections.settle(plan().number());

        assertThat(once).isNegative();
        assertThat(settled(payer, struck)).isEqualTo(once);
    }

    @Test
    void correctionsAreSettledInTheOrderInWhichTheyWereConfirmed() {
        plans.publishShipped(List.of("demo/demo-xiang-hu-bao.yaml"));
        Member earlier = member();
        Announced scene = announced();
        Member later = scene.payer();
        Round struck = strike(scene.round());
        Round open = opened(struck.number() + 1);
        corrections.settle(plan().number());
        neverShared(later);
        freezing.fixEpoch(open);
        neverShared(earlier);

        List<Correction> unsettled = corrected.unsettled(plan().number());

        assertThat(unsettled)
                .extracting(Correction::household)
                .containsExactly(later.household(), earlier.household());
    }

    @Test
    void refundsAreNotReleasedByWhoeverTheyGoTo() {
        Announced scene = announced();
        strike(scene.round());
        neverShared(scene.payer());
        Round refunding = strike(nextRound());

        Approval own = releasing(refunding, scene.payer().account());
        Approval another = releasing(refunding, account(Role.FINANCE));

        assertThat(own).isEqualTo(new Approval.OwnCase());
        assertThat(another).isEqualTo(new Approval.First());
    }

    private Approval releasing(Round round, Account by) {
        return rounds.approve(round.plan(), round.number(), Step.PAYOUTS, by.id());
    }

    private Round opened(int number) {
        gate.moveTo(plan().calendar().noticeInstant(number).plus(Duration.ofHours(1)));
        repository.insert(RoundTables.opening(plan(), number));
        return repository.find(plan().number(), number).orElseThrow();
    }

    private void neverShared(Member member) {
        Membership membership = enrolments.find(member.enrolment()).orElseThrow();
        var proposed =
                (Outcome.Proposed)
                        proposals.propose(
                                membership,
                                CorrectionKind.WAITING_ILLNESS,
                                Optional.empty(),
                                "ill before",
                                account(Role.REVIEWER).id());
        proposals.confirm(proposed.proposal().number(), account(Role.FINANCE).id());
    }

    private long settled(Member member, Round round) {
        return adjustments.sumMinor(
                member.household(), member.enrolment(), round.number(), Integer.MAX_VALUE);
    }
}
