package org.tongzhou.rounds;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.tree.Chunks;
import org.tongzhou.core.tree.Receipt;
import org.tongzhou.core.tree.ReceiptSearch;
import org.tongzhou.enrolment.Spans;

/// Finds the receipt of one charge: reads the households of one chunk, and charges them again.
@Component
class Receipting {

    private final ProofRepository proofs;
    private final RoundKeys keys;
    private final StruckRounds struck;
    private final Spans spans;

    Receipting(ProofRepository proofs, RoundKeys keys, StruckRounds struck, Spans spans) {
        this.proofs = proofs;
        this.keys = keys;
        this.struck = struck;
        this.spans = spans;
    }

    /// The receipt; nothing if the round is not proven yet or did not count the enrolment.
    Optional<Receipt> receipt(Round round, long household, long enrolment) {
        return proofs.proven(round, Folio.of(household))
                .flatMap(proven -> receipt(round, household, enrolment, proven));
    }

    private Optional<Receipt> receipt(
            Round round, long household, long enrolment, ProofRepository.Proven proven) {
        int folio = Folio.of(household);
        Chunks chunks = proven.chunks();
        FolioPass pass = new FolioPass(struck.of(round.plan()).tables());
        int place = Math.toIntExact(household - Folio.firstHousehold(folio));
        // A household may begin in one chunk and end in the next.
        for (int chunk = chunks.beginOf(place); chunk < chunks.size(); chunk++) {
            if (chunks.chunks().get(chunk).household() > place) {
                break;
            }
            ReceiptSearch search = new ReceiptSearch(keys.leaves(round), chunks, chunk, enrolment);
            pass.charge(households(round, folio, chunks, chunk), round.number(), search);
            Optional<Receipt> receipt = search.receipt(folio, proven.folios().roots());
            if (receipt.isPresent()) {
                return receipt;
            }
        }
        return Optional.empty();
    }

    private FolioSpans households(Round round, int folio, Chunks chunks, int chunk) {
        boolean isLast = chunk + 1 == chunks.size();
        int last = isLast ? Folio.HOUSEHOLDS - 1 : chunks.chunks().get(chunk + 1).household();
        long first = Folio.firstHousehold(folio);
        return spans.households(
                round.plan(),
                first + chunks.chunks().get(chunk).household(),
                first + last,
                round.epoch().orElseThrow());
    }
}
