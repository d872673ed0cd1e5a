package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongzhou.rounds.Notices.Notice;
import org.tongzhou.rounds.ReceiptsApi.NodeBody;

/// Rounds as the API shows them; amounts are in minor units of the plan's currency.
final class RoundJson {

    private RoundJson() {}

    record ListedRound(
            String plan,
            int round,
            RoundState state,
            int planVersion,
            LocalDate noticeOn,
            LocalDate debitOn,
            @Nullable Long members,
            @Nullable Integer cases,
            @Nullable Long payoutsMinor,
            @Nullable Long lowestPriceMinor,
            @Nullable Long highestPriceMinor) {

        static ListedRound of(String plan, HistoryRepository.Row row) {
            var outcome = row.outcome();
            return new ListedRound(
                    plan,
                    row.round(),
                    row.state(),
                    row.planVersion(),
                    row.noticeOn(),
                    row.debitOn(),
                    outcome.map(HistoryRepository.Outcome::members).orElse(null),
                    outcome.map(HistoryRepository.Outcome::cases).orElse(null),
                    outcome.map(o -> o.payouts().minor()).orElse(null),
                    outcome.map(o -> o.lowest().minor()).orElse(null),
                    outcome.map(o -> o.highest().minor()).orElse(null));
        }
    }

    /// A page of rounds, the newest first; `next` asks for the page after.
    record RoundList(List<ListedRound> rounds, @Nullable String next) {}

    record PriceBody(int ageFrom, int ageTo, int weight, long priceMinor, long members) {

        static PriceBody of(Figures.Price price) {
            return new PriceBody(
                    price.ageFrom(),
                    price.ageTo(),
                    price.weight(),
                    price.price().minor(),
                    price.members());
        }
    }

    /// @param estimate true before the strike: an objection may still change it
    record FiguresBody(
            boolean estimate,
            long members,
            int cases,
            long payoutsMinor,
            long feeMinor,
            long refundsMinor,
            long lateChargesMinor,
            long lossesMinor,
            long carryInMinor,
            long subsidyMinor,
            long chargedMinor,
            long carryOutMinor,
            List<PriceBody> prices) {

        static FiguresBody of(Figures figures) {
            return new FiguresBody(
                    figures.isEstimate(),
                    figures.members(),
                    figures.cases(),
                    figures.payouts().minor(),
                    figures.fee().minor(),
                    figures.refunds().minor(),
                    figures.lateCharges().minor(),
                    figures.losses().minor(),
                    figures.carryIn().minor(),
                    figures.subsidy().minor(),
                    figures.charged().minor(),
                    figures.carryOut().minor(),
                    figures.prices().stream().map(PriceBody::of).toList());
        }
    }

    /// @param root of the sum tree over all charges, once they are added up; receipts lead to it
    record RoundBody(
            String plan,
            int round,
            RoundState state,
            int planVersion,
            String currency,
            LocalDate noticeOn,
            LocalDate debitOn,
            LocalDate objectionsUntil,
            @Nullable FiguresBody figures,
            @Nullable NodeBody root) {

        static RoundBody of(Notice notice) {
            Round round = notice.round();
            return new RoundBody(
                    notice.plan().code(),
                    round.number(),
                    round.state(),
                    round.planVersion(),
                    notice.plan().plan().currency(),
                    round.noticeOn(),
                    round.debitOn(),
                    notice.objectionsUntil(),
                    notice.figures().map(FiguresBody::of).orElse(null),
                    notice.root().map(NodeBody::of).orElse(null));
        }
    }

    /// What a member of some age would have paid in one round.
    record PastPriceBody(int round, LocalDate noticeOn, long shareMinor, int cases, long members) {

        static PastPriceBody of(StruckPrices.OfRound one) {
            return new PastPriceBody(
                    one.round(),
                    one.price().noticeDay(),
                    one.price().share().minor(),
                    one.price().cases(),
                    one.price().members());
        }
    }

    record PastPriceList(String currency, List<PastPriceBody> prices, @Nullable String next) {}

    record CaseBody(
            long claim,
            String plan,
            LocalDate noticeOn,
            String maskedName,
            int age,
            String sex,
            String region,
            String disease,
            String severity,
            long payoutMinor,
            int daysSinceJoining,
            long helped,
            long paidMinor) {

        static CaseBody of(Notice notice, PublishedCase one) {
            return new CaseBody(
                    one.claim(),
                    notice.plan().code(),
                    notice.round().noticeOn(),
                    one.maskedName(),
                    one.age(),
                    String.valueOf(one.sex()),
                    one.region(),
                    one.disease(),
                    one.severity(),
                    notice.payout(one).minor(),
                    one.daysSinceJoining(),
                    one.helped(),
                    one.paid().minor());
        }
    }

    record CaseList(List<CaseBody> cases, @Nullable String next) {}
}
