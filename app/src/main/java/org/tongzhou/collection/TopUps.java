package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.collection.TopUpOrder.State;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Mandate;
import org.tongzhou.members.Members;

/// Payments into balances: each is a batch of one, stored before it is sent.
@Component
class TopUps {

    private static final Pattern ORDER_ID = Pattern.compile("t\\d{1,18}");

    private final BalanceRepository balances;
    private final Balances book;
    private final Members members;
    private final PaymentChannel channel;
    private final OddAnswers odd;
    private final Gate gate;

    TopUps(
            BalanceRepository balances,
            Balances book,
            Members members,
            PaymentChannel channel,
            OddAnswers odd,
            Gate gate) {
        this.balances = balances;
        this.book = book;
        this.members = members;
        this.channel = channel;
        this.odd = odd;
        this.gate = gate;
    }

    /// Orders a payment from the household's checked account, once for each form.
    ///
    /// @return false if there is no mandate to debit it
    @Transactional
    public boolean order(Household household, int plan, Amount amount, LocalDate day, UUID form) {
        gate.enter();
        Optional<Mandate> mandate = members.mandate(household).filter(Mandate::allowsDebits);
        mandate.ifPresent(from ->
                balances.order(household.number(), plan, amount, from.account(), day, form));
        return mandate.isPresent();
    }

    /// What a household ordered, the newest first.
    List<TopUpOrder> ofHousehold(long household) {
        return balances.ordersOf(household);
    }

    /// Sends what is ordered and takes in the answers.
    void advance() {
        for (BalanceRepository.Order order : balances.prepared()) {
            try {
                advance(order);
            } catch (ChannelRefused refused) {
                // One that the channel does not take must not hold up the others.
                odd.refused("top-up/" + order.channelId(), order.amount(), order.day());
            }
        }
    }

    private void advance(BalanceRepository.Order order) {
        switch (channel.answer(order.channelId())) {
            case BatchAnswer.NotArrived() -> channel.submit(batch(order));
            case BatchAnswer.Done done -> end(order, done);
            // Unknown is never failed.
            case BatchAnswer.Processing() -> {}
            case BatchAnswer.Unknown(String _) -> {}
        }
    }

    /// Whether there is such an order and this may befall it, or has; of one whose answer is not
    /// taken in yet anything may.
    boolean makesSense(String channelId, State told) {
        return ORDER_ID.matcher(channelId).matches()
                && balances.find(number(channelId))
                        .map(BalanceRepository.Order::state)
                        .filter(now -> now == State.PREPARED || now == told || now.leadsTo(told))
                        .isPresent();
    }

    /// Whether an order waits to be answered.
    boolean isWaiting() {
        return !balances.prepared().isEmpty();
    }

    private static DebitBatch batch(BalanceRepository.Order order) {
        return DebitBatch.ofOne(
                order.day(),
                new DebitInstruction(order.channelId(), order.account(), order.amount()));
    }

    private void end(BalanceRepository.Order order, BatchAnswer.Done done) {
        if (done.notTaken().isEmpty()) {
            book.paidIn(order, "debits/");
            return;
        }
        switch (done.notTaken().getFirst()) {
            case NotTaken.Failed(String _, DebitRefusal reason) ->
                    balances.move(order, State.FAILED, reason.name());
            case NotTaken.Pending(String _) -> balances.move(order, State.PENDING, null);
        }
    }

    /// Whether the channel's first answer to an order has been taken in.
    boolean isAnswered(String channelId) {
        return balances.prepared().stream().noneMatch(order -> order.channelId().equals(channelId));
    }

    /// A pending order was taken after all.
    void takenLate(String channelId) {
        book.paidIn(balances.order(number(channelId)), "late/");
    }

    /// A pending order failed after all.
    void failedLate(String channelId, String reason) {
        balances.move(balances.order(number(channelId)), State.FAILED, reason);
    }

    /// A payment that was taken is given back by the bank: the balance loses it.
    void reversed(String channelId) {
        book.takenBack(balances.order(number(channelId)));
    }

    private static long number(String channelId) {
        return Long.parseLong(channelId.substring(1));
    }
}
