package org.tongzhou.collection;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
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
import org.tongzhou.collection.PassbookViews.RoundRow;
import org.tongzhou.collection.PassbookViews.RoundView;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// A household's passbook: whom it helped, the newest rounds in full, older ones in a line each.
@Controller
class PassbookController {

    private static final int SHOWN_IN_FULL = 2;

    /// A year of them on a page.
    private static final int ROUNDS = 24;

    private final PassbookPages passbooks;
    private final PassbookViews views;

    PassbookController(PassbookPages passbooks, PassbookViews views) {
        this.passbooks = passbooks;
        this.views = views;
    }

    /// The older rounds of one quarter, behind one line.
    record Fold(String title, List<RoundRow> rounds) {}

    /// @param later the way back to the newest rounds
    record PassbookPage(
            String paid,
            String helped,
            boolean isEmpty,
            List<RoundView> newest,
            List<Fold> older,
            @Nullable String later,
            @Nullable String next) {}

    record OnePage(List<RoundView> rounds) {}

    private record Quarter(int year, int number) {

        static Quarter of(LocalDate day) {
            return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
        }
    }

    @GetMapping("/me/passbook")
    ModelAndView show(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int before) {
        PassbookPages.Page page = passbooks.of(account, before, ROUNDS);
        boolean isFirst = before == Integer.MAX_VALUE;
        List<Integer> inFull =
                page.rounds().stream()
                        .map(OneRound::number)
                        .distinct()
                        .limit(isFirst ? SHOWN_IN_FULL : 0)
                        .toList();
        List<OneRound> newest = new ArrayList<>();
        Map<Quarter, List<OneRound>> older = new LinkedHashMap<>();
        for (OneRound round : page.rounds()) {
            if (inFull.contains(round.number())) {
                newest.add(round);
            } else {
                Quarter quarter = Quarter.of(round.shares().getFirst().line().noticeOn());
                older.computeIfAbsent(quarter, _ -> new ArrayList<>()).add(round);
            }
        }
        List<Fold> folds = new ArrayList<>();
        older.forEach((quarter, rounds) -> folds.add(fold(quarter, rounds, page.currency())));
        return Pages.show(
                "collection/passbook",
                new PassbookPage(
                        Formats.money(page.help().paid(), page.currency()),
                        Formats.count(page.help().families()),
                        page.rounds().isEmpty(),
                        inFull(newest),
                        folds,
                        isFirst ? null : "/me/passbook",
                        page.next().isPresent() ? "?before=" + page.next().getAsInt() : null));
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
        Amount sum = rounds.stream().map(OneRound::charged).reduce(Amount.ZERO, Amount::plus);
        long count = rounds.stream().map(OneRound::number).distinct().count();
        String title =
                Words.of(
                        "collection.passbook.quarter",
                        Integer.toString(quarter.year()),
                        quarter.number(),
                        count,
                        Formats.money(sum, currency));
        return new Fold(title, rounds.stream().map(views::row).toList());
    }
}
