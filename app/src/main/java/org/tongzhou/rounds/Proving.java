package org.tongzhou.rounds;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.rounds.StatementRepository.FolioTotal;

/// Proves a struck round: passes over every folio and holds the sum of all charges equal to the
/// statement.
///
/// No debit is released before. Doing a folio again compares; bytes that differ stop the round.
@Component
class Proving {

    private final RoundRepository rounds;
    private final StatementRepository statements;
    private final RoundTables tables;
    private final Enrolments enrolments;

    Proving(
            RoundRepository rounds,
            StatementRepository statements,
            RoundTables tables,
            Enrolments enrolments) {
        this.rounds = rounds;
        this.statements = statements;
        this.tables = tables;
        this.enrolments = enrolments;
    }

    boolean isProven(Round round) {
        return sum(statements.totals(round))
                        == statements
                                .find(round.plan(), round.number())
                                .orElseThrow()
                                .charged()
                                .minor()
                && statements.totals(round).size() == rounds.counts(round).size();
    }

    /// @throws IllegalStateException naming the folio or the sums, if the round does not add up
    void prove(Round round, Progress progress) {
        FolioPass pass = new FolioPass(tables.of(round.plan(), round.number()));
        Map<Integer, FolioTotal> done =
                statements.totals(round).stream()
                        .collect(Collectors.toMap(FolioTotal::folio, Function.identity()));
        var folios = rounds.counts(round).keySet();
        int passed = 0;
        for (int folio : folios) {
            if (!done.containsKey(folio)) {
                statements.insertTotal(round, total(round, folio, pass));
            }
            progress.at(++passed, folios.size());
        }
        long charged = sum(statements.totals(round));
        Statement statement = statements.find(round.plan(), round.number()).orElseThrow();
        if (charged != statement.charged().minor()) {
            throw new IllegalStateException(
                    "round %d of plan %d: folios add up to %d, the statement says %d"
                            .formatted(
                                    round.number(),
                                    round.plan(),
                                    charged,
                                    statement.charged().minor()));
        }
    }

    private FolioTotal total(Round round, int folio, FolioPass pass) {
        FolioSpans spans = enrolments.spans(folio, round.plan(), round.epoch().orElseThrow());
        Running running = new Running();
        pass.charge(spans, round.number(), running);
        return new FolioTotal(folio, running.members, running.charged, running.digest.digest());
    }

    private static long sum(List<FolioTotal> totals) {
        return totals.stream().mapToLong(FolioTotal::chargedMinor).sum();
    }

    /// Adds up the lines of a folio and digests them in order.
    private static final class Running implements FolioPass.Line {

        private final MessageDigest digest = sha256();
        private final ByteBuffer line = ByteBuffer.allocate(28);
        private long members;
        private long charged;

        @Override
        public void owes(long household, long enrolment, int band, long chargeMinor) {
            members++;
            charged = Math.addExact(charged, chargeMinor);
            line.clear().putLong(household).putLong(enrolment).putInt(band).putLong(chargeMinor);
            digest.update(line.flip());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
