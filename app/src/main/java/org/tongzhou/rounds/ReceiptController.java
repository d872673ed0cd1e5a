package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.tree.ChargeLeaf;
import org.tongzhou.core.tree.Receipt;
import org.tongzhou.core.tree.SumNode;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// What a receipt proves, for people; the file itself is for programs.
@Controller
class ReceiptController {

    private final OwnReceipts receipts;

    ReceiptController(OwnReceipts receipts) {
        this.receipts = receipts;
    }

    /// @param figures what it proves; none if the round did not count the membership, or is not
    ///     proven yet
    /// @param hashed the leaf, field by field, as it is hashed
    /// @param root of the round; empty where there are no figures
    /// @param statement where everybody reads the root
    /// @param file the receipt itself
    record ReceiptPage(
            String plan,
            String noticeOn,
            List<Definition> figures,
            List<Definition> hashed,
            String root,
            String statement,
            String file,
            String fileName,
            String rounds) {}

    static String path(long enrolment, LocalDate noticeOn) {
        return "/me/memberships/%d/rounds/%s/receipt".formatted(enrolment, noticeOn);
    }

    @GetMapping("/me/memberships/{number}/rounds/{date}/receipt")
    ModelAndView show(
            @AuthenticationPrincipal Account account,
            @PathVariable long number,
            @PathVariable LocalDate date) {
        OwnReceipts.OfRound found =
                receipts.find(account, number, date)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var page =
                new ReceiptPage(
                        RoundText.in(found.plan().plan().name()),
                        Formats.day(date),
                        found.receipt().map(one -> figures(found, one)).orElse(List.of()),
                        found.receipt().map(one -> hashed(one.charge())).orElse(List.of()),
                        found.receipt()
                                .flatMap(Receipt::root)
                                .map(SumNode::hash)
                                .map(HexFormat.of()::formatHex)
                                .orElse(""),
                        RoundText.path(found.plan().code(), date),
                        ReceiptsApi.path(number, date),
                        "receipt-%d-%s.json".formatted(number, date),
                        "/me/memberships/%d/rounds".formatted(number));
        return Pages.show("rounds/receipt", page);
    }

    private static List<Definition> figures(OwnReceipts.OfRound found, Receipt receipt) {
        SumNode root = receipt.root().orElseThrow();
        return List.of(
                fact("enrolment", "" + receipt.charge().enrolment()),
                fact("charge", money(found, receipt.charge().chargeMinor())),
                fact("all", money(found, root.sum())),
                fact("members", Formats.count(root.count())));
    }

    private static String money(OwnReceipts.OfRound found, long minor) {
        return RoundText.money(found.plan().plan(), new Amount(minor));
    }

    private static List<Definition> hashed(ChargeLeaf leaf) {
        return List.of(
                new Definition("plan", "" + leaf.plan()),
                new Definition("round", "" + leaf.round()),
                new Definition("enrolment", "" + leaf.enrolment()),
                new Definition("band", "" + leaf.band()),
                new Definition("chargeMinor", "" + leaf.chargeMinor()),
                new Definition("nonce", HexFormat.of().formatHex(leaf.nonce())));
    }

    private static Definition fact(String key, String value) {
        return new Definition(Words.of("rounds.receipt." + key), value);
    }
}
