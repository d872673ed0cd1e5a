package org.tongzhou.core.plan.document;

import java.util.Optional;
import java.util.OptionalLong;
import org.tongzhou.core.plan.Arrears;
import org.tongzhou.core.plan.Calendar;
import org.tongzhou.core.plan.Ending;
import org.tongzhou.core.plan.Flaw;
import org.tongzhou.core.plan.MemberLimits;
import org.tongzhou.core.plan.Transfer;
import org.tongzhou.core.plan.Waiting;

/// Reads the course of a membership: `waiting`, `calendar`, `members`, `arrears`, `ending`,
/// `transfer`.
final class CourseSections {

    private CourseSections() {}

    static Found<Waiting> waiting(Value place) {
        Fields in = place.fields();
        var days = in.required("days", Scalars::integer);
        var exempt = Flag.ACCIDENTS_EXEMPT.in(in);
        var share = in.or(true, "waitingMembersShare", Scalars::flag);
        var refunds = Flag.ILLNESS_REFUNDS_SHARES.in(in);
        return in.make(
                () -> new Waiting(days.value(), exempt.value(), share.value(), refunds.value()));
    }

    static Found<Calendar> calendar(Value place) {
        Fields in = place.fields();
        var notices = in.list("noticeDays", Scalars::integer);
        var debits = in.list("debitDays", Scalars::integer);
        var objection = in.required("objectionDays", Scalars::integer);
        var payout = in.required("payoutWithinDays", Scalars::integer);
        return in.make(() ->
                new Calendar(notices.value(), debits.value(), objection.value(), payout.value()));
    }

    static Found<MemberLimits> members(Value place) {
        Fields in = place.fields();
        var minimum = in.maybe("minimum", Scalars::count);
        var maximum = in.maybe("maximum", Scalars::count);
        return in.make(() -> new MemberLimits(plain(minimum.value()), plain(maximum.value())));
    }

    private static OptionalLong plain(Optional<Long> count) {
        return count.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    static Found<Arrears> arrears(Value place) {
        Fields in = place.fields();
        var failed = in.or(2, "roundsFailed", Scalars::integer);
        var stops = in.or(2, "retryStopsDaysBeforeNextDebit", Scalars::integer);
        var bearer = in.required("lossBearer", Scalars.oneOf(Arrears.LossBearer.class));
        return in.make(() -> new Arrears(failed.value(), stops.value(), bearer.value()));
    }

    static Found<Ending> ending(Value place) {
        Fields in = place.fields();
        var late = in.required("lateClaimDays", Scalars::integer);
        in.or(true, "refundsBalances", CourseSections::always);
        var shares = in.or(false, "refundsShares", Scalars::flag);
        var open = in.or(true, "operatorPaysOpenClaims", Scalars::flag);
        return in.make(() -> new Ending(late.value(), shares.value(), open.value()));
    }

    /// Documents of before the balance was always the member's say that it is.
    private static Found<Boolean> always(Value place) {
        Found<Boolean> flag = Scalars.flag(place);
        boolean isNot = flag.held().isPresent() && !flag.value();
        return isNot ? place.refuse(Flaw.Kind.BALANCES_GO_BACK) : flag;
    }

    static Found<Transfer> transfer(Value place) {
        Fields in = place.fields();
        var atAge = in.required("atAge", Scalars::integer);
        var toPlan = in.required("toPlan", Scalars::string);
        return in.make(() -> new Transfer(atAge.value(), toPlan.value()));
    }
}
