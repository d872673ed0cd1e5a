package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// A household's passbook: every share, what it is made of, and what became of it.
@Controller
class PassbookController {

    private static final int ROUNDS = 24;

    private final Debits debits;
    private final Members members;
    private final Plans plans;

    PassbookController(Debits debits, Members members, Plans plans) {
        this.debits = debits;
        this.members = members;
        this.plans = plans;
    }

    record Row(
            String path,
            String noticeOn,
            String price,
            String madeOf,
            String charge,
            String taking,
            String tone) {}

    /// One member's rows in one plan.
    record Book(String name, String plan, List<Row> rows) {}

    record PassbookPage(
            String paid, String helped, boolean isEmpty, List<Book> books, @Nullable String next) {}

    @GetMapping("/me/passbook")
    ModelAndView show(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int before) {
        List<Share> all =
                members.householdPaidBy(account.id())
                        .map(household -> debits.shares(household.number()))
                        .orElse(List.of());
        List<Integer> rounds =
                all.stream()
                        .map(share -> share.line().round())
                        .filter(round -> round < before)
                        .distinct()
                        .limit(ROUNDS + 1L)
                        .toList();
        int last = rounds.size() > ROUNDS ? rounds.get(ROUNDS - 1) : Integer.MIN_VALUE;
        List<Share> shown =
                all.stream()
                        .filter(share -> share.line().round() < before)
                        .filter(share -> share.line().round() >= last)
                        .toList();
        return Pages.show(
                "collection/passbook",
                new PassbookPage(
                        Formats.money(CollectionText.paid(all), currency(all)),
                        Formats.count(CollectionText.helped(all)),
                        all.isEmpty(),
                        books(shown),
                        rounds.size() > ROUNDS ? "?before=" + last : null));
    }

    /// All plans of a platform share one currency; without a share it does not matter.
    private String currency(List<Share> shares) {
        return shares.isEmpty() ? "CNY" : plan(shares.getFirst()).plan().currency();
    }

    private ListedPlan plan(Share share) {
        return plans.version(share.membership().plan(), share.membership().planVersion());
    }

    private List<Book> books(List<Share> shares) {
        Map<Long, List<Share>> byMember = new LinkedHashMap<>();
        for (Share share : shares) {
            byMember.computeIfAbsent(share.membership().enrolment(), _ -> new ArrayList<>())
                    .add(share);
        }
        List<Book> books = new ArrayList<>();
        for (List<Share> ofMember : byMember.values()) {
            ListedPlan plan = plan(ofMember.getFirst());
            Membership membership = ofMember.getFirst().membership();
            books.add(
                    new Book(
                            members.name(membership.person()).orElse(Words.of("collection.erased")),
                            CollectionText.name(plan),
                            ofMember.stream().map(share -> row(share, plan)).toList()));
        }
        return books;
    }

    private static Row row(Share share, ListedPlan plan) {
        var line = share.line();
        return new Row(
                "/plans/%s/rounds/%s".formatted(plan.code(), line.noticeOn()),
                Formats.day(line.noticeOn()),
                CollectionText.money(plan, line.price()),
                Words.of(
                        "collection.madeOf",
                        Formats.count(line.cases()),
                        CollectionText.money(plan, line.payouts()),
                        CollectionText.money(plan, line.fee()),
                        Formats.count(line.members())),
                CollectionText.money(plan, line.charge()),
                CollectionText.taking(share, plan),
                CollectionText.tone(share.taking()));
    }
}
