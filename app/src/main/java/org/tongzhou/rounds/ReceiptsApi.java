package org.tongzhou.rounds;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.tree.Path;
import org.tongzhou.core.tree.Receipt;
import org.tongzhou.core.tree.SumNode;
import org.tongzhou.web.Refused;
import org.tongzhou.web.RefusedByRule;
import org.tongzhou.web.Words;

/// The proof that a member's charge is counted in a round's statement, for programs.
@RestController
class ReceiptsApi {

    private final OwnReceipts receipts;

    ReceiptsApi(OwnReceipts receipts) {
        this.receipts = receipts;
    }

    /// @param hash SHA-256, in hexadecimal
    record NodeBody(String hash, long sumMinor, long count) {

        static NodeBody of(SumNode node) {
            return new NodeBody(HexFormat.of().formatHex(node.hash()), node.sum(), node.count());
        }
    }

    /// @param neighbours from the leaf upwards
    record PathBody(long index, long size, List<NodeBody> neighbours) {

        static PathBody of(Path path) {
            return new PathBody(
                    path.index(),
                    path.size(),
                    path.neighbours().stream().map(NodeBody::of).toList());
        }
    }

    /// @param planCode the plan's code; like its name and the notice day it says which round this
    ///     is, and is not hashed
    /// @param plan the plan's number, as it is hashed
    /// @param nonce in hexadecimal
    /// @param root of the round, as its statement has it
    record ReceiptBody(
            String planCode,
            String planName,
            LocalDate noticeOn,
            int plan,
            int round,
            long enrolment,
            int band,
            long chargeMinor,
            String nonce,
            PathBody inFolio,
            PathBody inRound,
            NodeBody root) {}

    static String path(long enrolment, LocalDate noticeOn) {
        return "/api/v1/enrolments/%d/receipts/%s".formatted(enrolment, noticeOn);
    }

    @Operation(
            summary = "Show the receipt of a membership for the round of a notice day",
            description = "The proof that the charge is counted in the round's statement.")
    @RefusedByRule
    @GetMapping("/api/v1/enrolments/{number}/receipts/{date}")
    ReceiptBody receipt(
            @AuthenticationPrincipal Account account,
            @PathVariable long number,
            @PathVariable LocalDate date) {
        OwnReceipts.OfRound found =
                receipts.find(account, number, date).orElseThrow(Refused::notFound);
        return body(found, found.receipt().orElseThrow(ReceiptsApi::notCounted));
    }

    private static ReceiptBody body(OwnReceipts.OfRound found, Receipt receipt) {
        var leaf = receipt.charge();
        return new ReceiptBody(
                found.plan().code(),
                RoundText.in(found.plan().plan().name()),
                found.round().noticeOn(),
                leaf.plan(),
                leaf.round(),
                leaf.enrolment(),
                leaf.band(),
                leaf.chargeMinor(),
                HexFormat.of().formatHex(leaf.nonce()),
                PathBody.of(receipt.inFolio()),
                PathBody.of(receipt.inRound()),
                NodeBody.of(receipt.root().orElseThrow()));
    }

    private static Refused notCounted() {
        return Refused.notPossible("not-in-statement", Words.of("rounds.receipt.none"), Map.of());
    }
}
