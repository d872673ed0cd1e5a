package org.tongzhou.collection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// The work on collection: runs, what is open, payouts that wait, differences with the provider.
@Controller
@PreAuthorize("hasAnyRole('FINANCE', 'AUDITOR')")
@RequestMapping("/staff/collection")
class StaffCollectionController {

    private static final String SHOW = "collection/desk";
    private static final int RUNS = 20;

    private final OverviewRepository overview;
    private final OpenTotals open;
    private final CollectionDesk desk;
    private final Debits debits;
    private final WaitingPayouts payouts;
    private final ReleasePages releases;
    private final Wallets wallets;
    private final DailyCheck check;

    StaffCollectionController(
            OverviewRepository overview,
            OpenTotals open,
            CollectionDesk desk,
            Debits debits,
            WaitingPayouts payouts,
            ReleasePages releases,
            Wallets wallets,
            DailyCheck check) {
        this.overview = overview;
        this.open = open;
        this.desk = desk;
        this.debits = debits;
        this.payouts = payouts;
        this.releases = releases;
        this.wallets = wallets;
        this.check = check;
    }

    record RunLine(
            String day,
            String kind,
            boolean finished,
            String batches,
            String asked,
            String taken) {}

    record SumLine(String plan, String what, String lines, String amount) {}

    record DifferenceLine(
            long number, String foundOn, String age, String what, String ref, String sums) {}

    /// @param difference empty where both agree
    record CheckLine(
            String plan,
            String account,
            String booked,
            String derived,
            String difference,
            String since) {}

    /// @param when empty if nothing was compared yet
    record CheckPart(String when, List<CheckLine> lines) {}

    /// @param told what was just done
    record DeskPage(
            ReleasePages.Told told,
            CheckPart check,
            List<RunLine> runs,
            @Nullable String next,
            List<SumLine> open,
            List<SumLine> writtenOff,
            List<ReleasePages.ReleaseView> releases,
            WaitingPayouts.PayoutsPage payouts,
            List<DifferenceLine> differences,
            boolean mayResolve,
            Form form) {}

    @GetMapping
    ModelAndView show(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int before,
            @RequestParam(defaultValue = "NOTHING") ReleasePages.Told told) {
        return Pages.show(SHOW, page(account, before, told, Form.EMPTY));
    }

    private DeskPage page(Account account, int before, ReleasePages.Told told, Form form) {
        var found = overview.runs(before, RUNS + 1);
        LocalDate today = desk.today();
        String currency = desk.currency();
        return new DeskPage(
                told,
                checked(today, currency),
                found.stream().limit(RUNS).map(run -> line(run, currency)).toList(),
                found.size() > RUNS ? "?before=" + found.get(RUNS - 1).run() : null,
                open.all().stream().map(this::line).toList(),
                overview.writtenOff().stream().map(this::line).toList(),
                releases.of(account),
                payouts.first(),
                debits.differences().stream().map(one -> line(one, today, currency)).toList(),
                account.has(Role.FINANCE),
                form);
    }

    private CheckPart checked(LocalDate today, String currency) {
        return check.last()
                .map(report ->
                        new CheckPart(
                                Formats.moment(report.checkedAt()),
                                report.comparisons().stream()
                                        .map(one -> line(one, today, currency))
                                        .toList()))
                .orElse(new CheckPart("", List.of()));
    }

    private CheckLine line(DailyCheck.Kept one, LocalDate today, String currency) {
        LocalDate since = one.differsSince();
        return new CheckLine(
                one.plan().equals("*") ? Words.of("collection.check.all") : desk.name(one.plan()),
                org.tongzhou.books.Account.of(one.account()).title(),
                Formats.money(one.booked(), currency),
                Formats.money(one.derived(), currency),
                since == null ? "" : Formats.money(one.booked().minus(one.derived()), currency),
                since == null
                        ? Words.of("collection.check.agrees")
                        : Words.of(
                                "collection.check.since",
                                Formats.day(since),
                                Formats.count(ChronoUnit.DAYS.between(since, today))));
    }

    private static RunLine line(OverviewRepository.RunTotal run, String currency) {
        return new RunLine(
                Formats.day(run.day()),
                Words.of("collection.run." + run.kind()),
                run.isFinished(),
                Words.of("collection.of", run.answered(), run.batches()),
                sum(run.instructions(), Formats.money(run.total(), currency)),
                sum(run.taken(), Formats.money(run.takenSum(), currency)));
    }

    private static String sum(long count, String money) {
        return Words.of("collection.sum", Formats.count(count), money);
    }

    private SumLine line(OverviewRepository.OpenTotal open) {
        ListedPlan plan = wallets.plan(open.plan());
        return new SumLine(
                CollectionText.name(plan),
                Words.of("collection.line." + open.state()),
                Formats.count(open.lines()),
                CollectionText.money(plan, open.open()));
    }

    private SumLine line(OverviewRepository.LossTotal off) {
        ListedPlan plan = wallets.plan(off.plan());
        return new SumLine(
                CollectionText.name(plan),
                off.bearer().equals("NEXT_ROUND")
                        ? Words.of("collection.bearer.pool")
                        : Words.of("collection.bearer.operator"),
                Formats.count(off.lines()),
                CollectionText.money(plan, off.amount()));
    }

    private static DifferenceLine line(Difference one, LocalDate today, String currency) {
        long days = ChronoUnit.DAYS.between(one.foundOn(), today);
        return new DifferenceLine(
                one.number(),
                Formats.day(one.foundOn()),
                Words.of("collection.days", Formats.count(days)),
                Words.of("collection.difference." + one.what()),
                one.ref(),
                Words.of(
                        "collection.difference.sums",
                        Formats.money(one.ours(), currency),
                        Formats.money(one.theirs(), currency)));
    }

    @PreAuthorize("hasRole('FINANCE')")
    @PostMapping("/differences")
    ModelAndView resolve(@AuthenticationPrincipal Account account, Form form) {
        record Resolution(long difference, String reason) {}
        Parsed<Resolution> parsed =
                form.parse(fields -> {
                    var number = fields.value("difference", Long::parseLong);
                    var reason = fields.value("reason", CollectionDesk::reason);
                    return () -> new Resolution(number.get(), reason.get());
                });
        return switch (parsed) {
            case Parsed.Bad<Resolution>(var wrong) -> refused(account, wrong);
            case Parsed.Good<Resolution>(var one) ->
                    desk.resolve(account, one.difference(), one.reason())
                            ? Pages.next("/staff/collection")
                            : refused(account, form.with("difference", "collection.difference.no"));
        };
    }

    private ModelAndView refused(Account account, Form form) {
        return Pages.refused(
                SHOW, page(account, Integer.MAX_VALUE, ReleasePages.Told.NOTHING, form));
    }
}
