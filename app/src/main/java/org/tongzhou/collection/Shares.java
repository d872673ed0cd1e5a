package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.Share.Taking;
import org.tongzhou.collection.ShareRepository.DebitDay;
import org.tongzhou.collection.ShareRepository.ShareKey;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Adjustment;
import org.tongzhou.rounds.PassbookLine;
import org.tongzhou.rounds.Rounds;

/// Lays what was charged beside what was taken, for one household.
@Component
class Shares {

    private final Enrolments enrolments;
    private final Rounds rounds;
    private final Lines lines;
    private final ShareRepository taken;
    private final Plans plans;

    Shares(Enrolments enrolments, Rounds rounds, Lines lines, ShareRepository taken, Plans plans) {
        this.enrolments = enrolments;
        this.rounds = rounds;
        this.lines = lines;
        this.taken = taken;
        this.plans = plans;
    }

    /// The newest round first, and in it the members in the order of enrolment.
    List<Share> ofHousehold(long household) {
        return of(household, enrolments.ofHousehold(household));
    }

    /// The same of some of a household's memberships.
    List<Share> of(long household, List<Membership> memberships) {
        Map<Long, List<PassbookLine>> books = rounds.passbooks(memberships);
        Map<ShareKey, Line> exceptions = new HashMap<>();
        Lines.OfHousehold ofHousehold = lines.withDays(household);
        for (Line line : ofHousehold.all()) {
            if (line.correction() == 0) {
                exceptions.put(ShareKey.of(line), line);
            }
        }
        // Without a line nothing happened to one.
        Map<ShareKey, Instant> paid = exceptions.isEmpty() ? Map.of() : taken.lastPaid(household);
        Map<ShareKey, LocalDate> paidOn = new HashMap<>(ofHousehold.paidLater());
        Map<Integer, Map<Integer, DebitDay>> days = new HashMap<>();
        Map<ShareKey, Amount> refunds = refunds(household);
        List<Share> shares = new ArrayList<>();
        for (Membership membership : memberships) {
            var ofPlan = days.computeIfAbsent(membership.plan(), taken::days);
            for (PassbookLine line : books.getOrDefault(membership.enrolment(), List.of())) {
                ShareKey key = new ShareKey(membership.enrolment(), line.round());
                Line exception = exceptions.get(key);
                Instant paidAt = paid.get(key);
                if (paidAt != null) {
                    paidOn.put(key, dayOf(membership, paidAt));
                }
                Share share =
                        exception == null
                                ? regular(membership, line, ofPlan.get(line.round()))
                                : late(membership, line, exception, paidOn.get(key));
                Amount refunded = refunds.get(key);
                shares.add(refunded == null ? share : share.less(refunded));
            }
        }
        shares.sort(Comparator.comparingInt((Share share) -> share.line().round()).reversed());
        return shares;
    }

    private Map<ShareKey, Amount> refunds(long household) {
        Map<ShareKey, Amount> refunds = new HashMap<>();
        for (Adjustment refund : rounds.refunds(household)) {
            ShareKey key = new ShareKey(refund.enrolment(), refund.correctsRound());
            refunds.merge(key, refund.amount().negated(), Amount::plus);
        }
        return refunds;
    }

    private static Share regular(
            Membership membership, PassbookLine line, @Nullable DebitDay debited) {
        if (!line.charge().isPositive()) {
            return share(membership, line, Taking.NOTHING, line.debitOn());
        }
        if (debited == null) {
            return share(membership, line, Taking.AHEAD, line.debitOn());
        }
        Taking taking = debited.isFinished() ? Taking.TAKEN : Taking.UNDER_WAY;
        return share(membership, line, taking, debited.day());
    }

    private static Share share(
            Membership membership, PassbookLine line, Taking taking, LocalDate on) {
        return new Share(membership, line, taking, on, Amount.ZERO, Amount.ZERO);
    }

    private static Share late(
            Membership membership, PassbookLine line, Line exception, @Nullable LocalDate paidOn) {
        Taking taking =
                switch (exception.state()) {
                    case OPEN -> Taking.OPEN;
                    // Unknown is never failed.
                    case UNKNOWN, IN_FLIGHT -> Taking.UNDER_WAY;
                    case ASKED -> Taking.ASKED;
                    case CLOSED -> paidOn == null ? Taking.WRITTEN_OFF : Taking.PAID_LATER;
                };
        LocalDate on = paidOn == null ? exception.openedOn() : paidOn;
        return new Share(membership, line, taking, on, exception.open(), Amount.ZERO);
    }

    private LocalDate dayOf(Membership membership, Instant at) {
        return plans.version(membership.plan(), membership.planVersion()).plan().dayOf(at);
    }
}
