package org.tongzhou.collection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.collection.PayoutRepository.Due;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// Payouts that have not arrived, the earliest due first: all of them, those of a plan, or what two
/// people are about to release.
@Controller
@PreAuthorize("hasAnyRole('FINANCE', 'AUDITOR')")
class WaitingPayouts {

    private static final String PATH = "/staff/collection/payouts";
    private static final Pattern PLACE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)_(.{1,100})");
    private static final int ON_A_PAGE = 50;
    private static final int ON_THE_DESK = 10;

    private final PayoutRepository payouts;
    private final Plans plans;
    private final Gate gate;

    WaitingPayouts(PayoutRepository payouts, Plans plans, Gate gate) {
        this.payouts = payouts;
        this.plans = plans;
        this.gate = gate;
    }

    /// @param late for how long it is overdue; empty where it is not
    record PayoutLine(
            String id,
            String household,
            String plan,
            String kind,
            String amount,
            String due,
            String late,
            String state) {}

    /// @param toRelease whether these are what two people release
    /// @param plans to choose from
    /// @param next where the payouts after these stand, if there are more
    record PayoutsPage(
            boolean toRelease,
            String plan,
            List<Option> plans,
            List<PayoutLine> payouts,
            @Nullable String next) {}

    /// Where all that a plan owes by the end of an epoch, and nobody has released, stands one by
    /// one.
    static String path(ListedPlan plan, int through) {
        return PATH + "?plan=" + plan.code() + "&release=" + through;
    }

    /// The first of all, which stand on the desk.
    PayoutsPage first() {
        return page(Optional.empty(), null, Due.BEFORE_ALL, ON_THE_DESK);
    }

    /// @param release the last epoch of what is to be released; missing for all that waits
    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(required = false) @Nullable Integer release,
            @RequestParam(defaultValue = "") String after) {
        Optional<ListedPlan> wanted =
                plan.isEmpty() ? Optional.empty() : Optional.of(plans.wanted(plan, gate.now()));
        return Pages.show("collection/payouts", page(wanted, release, place(after), ON_A_PAGE));
    }

    private PayoutsPage page(
            Optional<ListedPlan> plan, @Nullable Integer release, Due after, int limit) {
        boolean toRelease = plan.isPresent() && release != null;
        String code = plan.map(ListedPlan::code).orElse("");
        List<OwedPayout> found = find(plan, release, after, limit + 1);
        boolean isMore = found.size() > limit;
        List<OwedPayout> some = isMore ? found.subList(0, limit) : found;
        Instant now = gate.now();
        return new PayoutsPage(
                toRelease,
                code,
                plans.inForce(now).stream()
                        .map(one -> new Option(one.code(), CollectionText.name(one)))
                        .toList(),
                some.stream().map(payout -> line(payout, now)).toList(),
                isMore
                        ? "%s?plan=%s%s&after=%s_%s"
                                .formatted(
                                        PATH,
                                        code,
                                        toRelease ? "&release=" + release : "",
                                        some.getLast().dueOn(),
                                        some.getLast().id())
                        : null);
    }

    private List<OwedPayout> find(
            Optional<ListedPlan> plan, @Nullable Integer release, Due after, int limit) {
        if (plan.isEmpty()) {
            return payouts.due(after, limit);
        }
        int number = plan.get().number();
        return release == null
                ? payouts.due(number, after, limit)
                : payouts.toRelease(number, release, after, limit);
    }

    private static Due place(String after) {
        if (after.isEmpty()) {
            return Due.BEFORE_ALL;
        }
        Matcher place = PLACE.matcher(after);
        if (!place.matches()) {
            throw new BadInput("after", "web.after.bad");
        }
        try {
            return new Due(LocalDate.parse(place.group(1)), place.group(2));
        } catch (DateTimeException noDay) {
            throw new BadInput("after", "web.after.bad");
        }
    }

    private PayoutLine line(OwedPayout payout, Instant now) {
        ListedPlan plan = plans.inForceOrOldest(payout.plan(), now);
        LocalDate today = plan.plan().dayOf(now);
        long late = ChronoUnit.DAYS.between(payout.dueOn(), today);
        return new PayoutLine(
                payout.channelId(),
                Words.of("collection.payout.household", "" + payout.household()),
                CollectionText.name(plan),
                Words.of("collection.payout.kind." + payout.kind()),
                CollectionText.money(plan, payout.amount()),
                Formats.day(payout.dueOn()),
                payout.isLate(today) && !payout.isBack()
                        ? Words.of("collection.payout.late", late)
                        : "",
                state(payout));
    }

    private String state(OwedPayout payout) {
        return Optional.of(payout)
                .filter(OwedPayout::isBack)
                .flatMap(_ -> payouts.find(payout.id(), payout.attempt() - 1))
                .map(WaitingPayouts::cameBack)
                .orElseGet(() -> Words.of("collection.payout.state." + payout.state()));
    }

    private static String cameBack(OwedPayout before) {
        return Words.of(
                "collection.payout.cameBack",
                before.endedOn().map(Formats::day).orElse(""),
                before.reason().map(PayoutRefusal::inWords).orElse(""));
    }
}
