package org.tongzhou.rounds;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.members.Members;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// What a round waits for: a day, people, or the platform itself, which is at work on it.
@Component
class RoundWork {

    private final Approvals approvals;
    private final Notices notices;
    private final RoundRepository rounds;
    private final CaseRepository cases;
    private final ProofRepository proofs;
    private final Proving proving;
    private final Members members;

    RoundWork(
            Approvals approvals,
            Notices notices,
            RoundRepository rounds,
            CaseRepository cases,
            ProofRepository proofs,
            Proving proving,
            Members members) {
        this.approvals = approvals;
        this.notices = notices;
        this.rounds = rounds;
        this.cases = cases;
        this.proofs = proofs;
        this.proving = proving;
        this.members = members;
    }

    /// Work that goes on by itself.
    ///
    /// @param folios how many there are; 0 where it is not done folio by folio
    record UnderWay(String text, int done, int folios) {}

    /// Nothing where the round waits for a day or for people.
    Optional<UnderWay> underWay(Round round) {
        return switch (round.state()) {
            case FREEZING -> {
                int folios = members.lastFolio() + 1;
                yield underWay("FREEZING", rounds.counts(round).size(), folios);
            }
            case ANNOUNCED ->
                    approvals.isReleased(round, Step.STRIKE)
                            ? underWay("STRIKING", 0, 0)
                            : Optional.empty();
            case STRUCK ->
                    proving.isProven(round)
                            ? Optional.empty()
                            : underWay(
                                    "PROVING",
                                    proofs.done(round).size(),
                                    rounds.counts(round).size());
            case OPEN, COLLECTING, CLOSED -> Optional.empty();
        };
    }

    private static Optional<UnderWay> underWay(String what, int done, int folios) {
        return Optional.of(new UnderWay(Words.of("rounds.underWay." + what), done, folios));
    }

    /// Until it is struck, its objections are named: whoever approves reads them first.
    String waitsFor(Round round) {
        String next = Words.of("rounds.waitsFor." + next(round), Formats.day(round.debitOn()));
        long objections =
                round.isStruck() ? 0 : cases.countObjections(round.plan(), round.number());
        return objections == 0 ? next : next + Words.of("rounds.waitsFor.objections", objections);
    }

    private String next(Round round) {
        return switch (round.state()) {
            case ANNOUNCED -> notices.takesObjections(round) ? "ANNOUNCED" : strike(round);
            case STRUCK -> debits(round);
            case COLLECTING -> approvals.isReleased(round, Step.PAYOUTS) ? "RETRIES" : "COLLECTING";
            case OPEN, FREEZING, CLOSED -> round.state().name();
        };
    }

    private String strike(Round round) {
        return approvals.isReleased(round, Step.STRIKE) ? "STRIKING" : "STRIKE";
    }

    private String debits(Round round) {
        if (!proving.isProven(round)) {
            return "PROVING";
        }
        if (approvals.isReleased(round, Step.DEBITS)) {
            return "DEBIT_DAY";
        }
        return notices.isDebitDue(round) ? "DEBITS_DUE" : "STRUCK";
    }
}
