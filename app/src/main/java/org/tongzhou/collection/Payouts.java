package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.books.Account;
import org.tongzhou.claims.Claims;
import org.tongzhou.collection.PayoutRepository.Place;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Household;
import org.tongzhou.members.Mandate;
import org.tongzhou.members.Members;

/// Sends payouts to checked accounts, and finds out what became of them. A payout that bounces
/// waits for another
/// account.
@Component
class Payouts {

    private static final int AT_A_TIME = 1_000;

    /// A payout and its attempt.
    private static final Pattern CHANNEL_ID = Pattern.compile("(.+)-(\\d{1,5})");

    private final Claims claims;
    private final PayoutRepository payouts;
    private final Payees payees;
    private final Members members;
    private final PayoutEntries entries;
    private final PaymentChannel channel;
    private final OddAnswers odd;
    private final Gate gate;
    private final TransactionTemplate transaction;

    Payouts(
            Claims claims,
            PayoutRepository payouts,
            Payees payees,
            Members members,
            PayoutEntries entries,
            PaymentChannel channel,
            OddAnswers odd,
            Gate gate,
            TransactionTemplate transaction) {
        this.claims = claims;
        this.payouts = payouts;
        this.payees = payees;
        this.members = members;
        this.entries = entries;
        this.channel = channel;
        this.odd = odd;
        this.gate = gate;
        this.transaction = transaction;
    }

    /// Sends what is ready, and finds out about what was about to be sent. One that cannot go on
    /// leaves the others alone.
    void send(LocalDate today) {
        Attempts attempts = new Attempts();
        each(OwedPayout.State.READY, attempts, ready -> tryPreparing(ready, today));
        each(OwedPayout.State.PREPARED, attempts, payout -> trySending(payout, today));
        attempts.end();
    }

    private void each(OwedPayout.State state, Attempts attempts, Consumer<OwedPayout> work) {
        List<OwedPayout> some = payouts.in(state, Place.BEFORE_ALL, AT_A_TIME);
        while (!some.isEmpty()) {
            some.forEach(payout -> attempts.at(() -> work.accept(payout)));
            some = payouts.in(state, Place.of(some.getLast()), AT_A_TIME);
        }
    }

    private void tryPreparing(OwedPayout ready, LocalDate today) {
        transaction.executeWithoutResult(_ -> prepare(ready, today));
    }

    private void trySending(OwedPayout payout, LocalDate today) {
        try {
            send(payout, today);
        } catch (ChannelRefused refused) {
            // One that the channel does not take must not hold up the others.
            odd.refused("payout/" + payout.channelId(), payout.amount(), today);
        }
    }

    private void send(OwedPayout payout, LocalDate today) {
        switch (channel.pay(atChannel(payout))) {
            case PayoutAnswer.Accepted() ->
                    payouts.move(payout, OwedPayout.State.SENT, today, null, null);
            // It stays prepared and is asked for again, unchanged.
            case PayoutAnswer.NotArrived() -> {}
            case PayoutAnswer.Unknown(String _) -> {}
        }
    }

    /// The checked account of the household; after a bounce, another one than that which bounced.
    private Optional<String> accountFor(OwedPayout payout) {
        Optional<String> bounced =
                payouts.find(payout.id(), payout.attempt() - 1).flatMap(OwedPayout::account);
        return members.mandate(household(payout))
                .filter(Mandate::accountChecked)
                .map(Mandate::account)
                .filter(account -> bounced.filter(account::equals).isEmpty());
    }

    /// Whom it is for is settled with the account that it goes to: a claimant who moves meanwhile
    /// goes before or after.
    private void prepare(OwedPayout ready, LocalDate today) {
        // First, as in a move: who holds a place waits for no freeze.
        Moment moment = gate.enter();
        OwedPayout payout = payees.held(ready);
        accountFor(payout).ifPresent(account -> prepare(payout, account, today, moment));
    }

    private void prepare(OwedPayout payout, String account, LocalDate today, Moment moment) {
        if (payouts.move(payout, OwedPayout.State.PREPARED, today, account, null)) {
            entries.post(
                    "payout/" + payout.channelId(),
                    payout,
                    payable(payout),
                    Account.PAYOUTS_IN_TRANSIT,
                    payout.amount(),
                    moment);
        }
    }

    private Payout atChannel(OwedPayout payout) {
        String name = members.name(household(payout).payer()).orElse("*");
        return new Payout(
                payout.channelId(),
                payout.account().orElseThrow(),
                name,
                payout.amount(),
                payout.sentOn().orElseThrow());
    }

    private Household household(OwedPayout payout) {
        return members.household(payout.household()).orElseThrow();
    }

    /// The money arrived.
    void paid(String channelId, LocalDate day) {
        OwedPayout payout = sent(channelId);
        payouts.move(payout, OwedPayout.State.PAID, day, null, null);
        payout.claim().ifPresent(claims::paid);
    }

    /// The money did not arrive and did not leave: it is owed again.
    void bounced(String channelId, LocalDate day, PayoutRefusal reason, Moment moment) {
        OwedPayout payout = sent(channelId);
        payouts.move(payout, OwedPayout.State.BOUNCED, day, null, reason.name());
        entries.post(
                "bounce/" + channelId,
                payout,
                Account.PAYOUTS_IN_TRANSIT,
                payable(payout),
                payout.amount(),
                moment);
        payouts.insert(payout.next(), moment);
    }

    /// Whether a payout was asked for and has not ended yet.
    boolean isUnderWay(String channelId) {
        return find(channelId)
                .map(OwedPayout::state)
                .filter(state ->
                        state == OwedPayout.State.PREPARED || state == OwedPayout.State.SENT)
                .isPresent();
    }

    private OwedPayout sent(String channelId) {
        return find(channelId).orElseThrow();
    }

    private Optional<OwedPayout> find(String channelId) {
        Matcher id = CHANNEL_ID.matcher(channelId);
        return id.matches()
                ? payouts.find(id.group(1), Integer.parseInt(id.group(2)))
                : Optional.empty();
    }

    private static Account payable(OwedPayout payout) {
        return switch (payout.kind()) {
            case CLAIM -> Account.PAYABLE_TO_CLAIMANTS;
            case REFUND, BALANCE, SHARES -> Account.REFUNDS_PAYABLE;
        };
    }
}
