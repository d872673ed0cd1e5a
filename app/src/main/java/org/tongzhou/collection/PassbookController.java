package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.collection.PassbookPages.OneRound;
import org.tongzhou.collection.PassbookPages.Quarter;
import org.tongzhou.collection.PassbookViews.RoundRow;
import org.tongzhou.collection.PassbookViews.RoundView;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// A household's passbook: whom it helped, the newest rounds in full, and every round in
/// a line of its quarter.
@Controller
class PassbookController {

    private static final int SHOWN_IN_FULL = 2;

    /// A year of them on a page, and more where a quarter would be cut.
    private static final int ROUNDS = 24;

    private final PassbookPages passbooks;
    private final PassbookViews views;

    PassbookController(PassbookPages passbooks, PassbookViews views) {
        this.passbooks = passbooks;
        this.views = views;
    }

    /// The rounds of one quarter, all of them, behind one line.
    record Fold(String title, List<RoundRow> rounds) {}

    /// @param besides what the sum leaves out
    /// @param later the way back to the newest rounds
    record PassbookPage(
            String help,
            List<String> besides,
            boolean isEmpty,
            List<RoundView> newest,
            List<Fold> quarters,
            @Nullable String later,
            @Nullable String next) {}

    record OnePage(List<RoundView> rounds) {}

    @GetMapping("/me/passbook")
    ModelAndView show(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int before) {
        PassbookPages.Page page = passbooks.quarters(account, before, ROUNDS);
        boolean isFirst = before == Integer.MAX_VALUE;
        List<Integer> inFull =
                page.rounds().stream()
                        .map(OneRound::number)
                        .distinct()
                        .limit(isFirst ? SHOWN_IN_FULL : 0)
                        .toList();
        List<OneRound> newest =
                page.rounds().stream().filter(round -> inFull.contains(round.number())).toList();
        Help help = page.help();
        return Pages.show(
                "collection/passbook",
                new PassbookPage(
                        help.inWords(page.currency()),
                        besides(help, page.currency()),
                        page.rounds().isEmpty(),
                        inFull(newest),
                        newest.size() == page.rounds().size() ? List.of() : folds(page),
                        isFirst ? null : "/me/passbook",
                        page.next().isPresent() ? "?before=" + page.next().getAsInt() : null));
    }

    /// What the sum leaves out, so that it can be found in the rounds.
    private static List<String> besides(Help help, String currency) {
        List<String> besides = new ArrayList<>();
        if (!help.refunded().isZero()) {
            besides.add(
                    Words.of(
                            "collection.passbook.back",
                            Formats.money(help.paid().plus(help.refunded()), currency),
                            Formats.money(help.refunded(), currency)));
        }
        if (!help.due().isZero()) {
            String due = Formats.money(help.due(), currency);
            besides.add(Words.of("collection.passbook.apart", due));
        }
        return besides;
    }

    /// Every round of the page by quarter, so that the quarters add up to what was paid.
    private List<Fold> folds(PassbookPages.Page page) {
        Map<Integer, Quarter> known = new HashMap<>();
        Map<Quarter, List<OneRound>> quarters = new LinkedHashMap<>();
        for (OneRound round : page.rounds()) {
            Quarter quarter =
                    known.computeIfAbsent(
                            round.number(),
                            _ -> Quarter.of(round.shares().getFirst().line().noticeOn()));
            quarters.computeIfAbsent(quarter, _ -> new ArrayList<>()).add(round);
        }
        List<Fold> folds = new ArrayList<>();
        quarters.forEach((quarter, rounds) -> folds.add(fold(quarter, rounds, page.currency())));
        return folds;
    }

    /// One round of all plans that the household shares in.
    @GetMapping("/me/passbook/{number}")
    ModelAndView round(@AuthenticationPrincipal Account account, @PathVariable int number) {
        List<OneRound> rounds = passbooks.round(account, number);
        if (rounds.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Pages.show("collection/passbookOne", new OnePage(inFull(rounds)));
    }

    private List<RoundView> inFull(List<OneRound> rounds) {
        Map<Long, String> names = views.names(rounds);
        return rounds.stream().map(round -> views.of(round, names)).toList();
    }

    private Fold fold(Quarter quarter, List<OneRound> rounds, String currency) {
        Help help = Help.of(rounds.stream().flatMap(round -> round.shares().stream()).toList());
        long count = rounds.stream().map(OneRound::number).distinct().count();
        List<String> title = new ArrayList<>();
        title.add(
                Words.of(
                        "collection.passbook.quarter",
                        Integer.toString(quarter.year()),
                        quarter.number(),
                        count,
                        Formats.money(help.paid(), currency)));
        if (!help.refunded().isZero()) {
            String back = Formats.money(help.refunded(), currency);
            title.add(Words.of("collection.passbook.refunded", back));
        }
        if (!help.due().isZero()) {
            String due = Formats.money(help.due(), currency);
            title.add(Words.of("collection.passbook.due", due));
        }
        return new Fold(String.join(" · ", title), rounds.stream().map(views::row).toList());
    }
}
