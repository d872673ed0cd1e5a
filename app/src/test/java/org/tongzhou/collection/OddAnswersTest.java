package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.core.money.Amount;

/// What the provider says against all sense is named as a difference, and the rest goes on.
class OddAnswersTest extends BalanceScene {

    @Autowired private Answers answers;
    @Autowired private RunRepository runs;
    @Autowired private BatchRepository batches;
    @Autowired private TopUps topUps;
    @Autowired private Payouts payouts;
    @Autowired private PayoutRepository owed;
    @Autowired private Payees payees;
    @Autowired private PayoutEntries entries;
    @Autowired private OddAnswers odd;
    @Autowired private JdbcClient jdbc;

    @Test
    void anEventForWhatWeNeverAskedIsSetAside() {
        publish();
        undone(() -> {
            var odd = new ChannelEvent.DebitTaken(next(), today(), "r999999-h1", new Amount(7));
            var odder =
                    new ChannelEvent.DebitFailed(
                            next() + 1,
                            today(),
                            "nonsense",
                            new Amount(8),
                            DebitRefusal.ACCOUNT_CLOSED);
            var oddest =
                    new ChannelEvent.DebitReversed(
                            next() + 2, today(), "t999999999", new Amount(9));

            assertThat(feed(odd, odder, oddest).read(today())).isTrue();

            assertThat(debits.differences())
                    .extracting(Difference::theirs)
                    .contains(new Amount(7), new Amount(8), new Amount(9));
        });
    }

    @Test
    void aPaymentThatWasTakenIsNotBookedAgainWhateverIsSaidOfItLater() {
        publish();
        Member member = member();
        payIn(member, 30_00);
        undone(() -> {
            long order = debits.topUpOrders(member.household()).getFirst().number();
            Amount paid = new Amount(30_00);
            var again = new ChannelEvent.DebitTaken(next(), today(), "t" + order, paid);
            var failed =
                    new ChannelEvent.DebitFailed(
                            next() + 1, today(), "t" + order, paid, DebitRefusal.ACCOUNT_CLOSED);
            var back = new ChannelEvent.DebitReversed(next() + 2, today(), "t" + order, paid);
            var taken = new ChannelEvent.DebitTaken(next() + 3, today(), "t" + order, paid);

            assertThat(feed(again, failed).read(today())).isTrue();
            assertThat(balance(member)).isEqualTo(paid);
            assertThat(differences())
                    .contains("event/" + failed.number() + "/t" + order)
                    .doesNotContain("event/" + again.number() + "/t" + order);

            assertThat(feed(back, taken).read(today())).isTrue();
            assertThat(balance(member)).isEqualTo(Amount.ZERO);
            assertThat(differences()).contains("event/" + taken.number() + "/t" + order);
        });
    }

    @Test
    void aPayoutThatBouncesAfterItWasPaidIsNotPaidTwice() {
        publish();
        Member member = member();
        undone(() -> {
            OwedPayout payout = prepared(member, today());
            String id = payout.channelId();
            var paid = new ChannelEvent.PayoutPaid(next(), today(), id, payout.amount());
            var bounced =
                    new ChannelEvent.PayoutBounced(
                            next() + 1, today(), id, payout.amount(), PayoutRefusal.NAME_DIFFERS);

            assertThat(feed(paid, bounced).read(today())).isTrue();

            assertThat(owed.find(payout.id(), 1).orElseThrow().state())
                    .isEqualTo(OwedPayout.State.PAID);
            assertThat(owed.find(payout.id(), 2)).isEmpty();
            assertThat(differences()).contains("event/" + bounced.number() + "/" + id);
        });
    }

    @Test
    void aRefusedPayoutIsNamedAndTheNextIsSent() {
        publish();
        Member first = member();
        Member second = member();
        undone(() -> {
            OwedPayout refused = prepared(first, today());
            OwedPayout good = prepared(second, today().plusDays(1));
            FakeChannel channel =
                    new FakeChannel(
                            List.of(),
                            payout -> {
                                if (payout.id().equals(refused.channelId())) {
                                    throw new ChannelRefused("400: wrong name");
                                }
                                return new PayoutAnswer.Accepted();
                            });

            payouts(channel).send(today());
            payouts(channel).send(today());

            assertThat(owed.find(good.id(), 1).orElseThrow().state())
                    .isEqualTo(OwedPayout.State.SENT);
            assertThat(differences()).containsOnlyOnce("payout/" + refused.channelId());
        });
    }

    private List<String> differences() {
        return debits.differences().stream().map(Difference::ref).toList();
    }

    private OwedPayout prepared(Member member, LocalDate dueOn) {
        OwedPayout payout =
                new OwedPayout(
                        "refund-of-" + member.household(),
                        1,
                        plan().number(),
                        0,
                        OwedPayout.Kind.REFUND,
                        Optional.empty(),
                        member.household(),
                        Optional.empty(),
                        new Amount(5_00),
                        Optional.empty(),
                        OwedPayout.State.READY,
                        dueOn,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(owed.insert(payout, gate.enter())).isTrue();
        owed.move(payout, OwedPayout.State.PREPARED, today(), "ok-1", null);
        return owed.find(payout.id(), 1).orElseThrow();
    }

    private long next() {
        return jdbc.sql("select position + 1 from collection.feed").query(Long.class).single();
    }

    private Payouts payouts(PaymentChannel channel) {
        return new Payouts(claims, owed, payees, members, entries, channel, odd, gate, transaction);
    }

    private ChannelFeed feed(ChannelEvent... events) {
        FakeChannel channel = new FakeChannel(List.of(events), _ -> new PayoutAnswer.Accepted());
        return new ChannelFeed(
                channel, odd, answers, runs, batches, topUps, payouts, gate, jdbc, transaction);
    }

    /// A provider with these events and these answers to payouts, and nothing else.
    private record FakeChannel(List<ChannelEvent> all, Function<Payout, PayoutAnswer> toPayouts)
            implements PaymentChannel {

        @Override
        public Reply<Capabilities> capabilities() {
            throw new UnsupportedOperationException();
        }

        @Override
        public BatchAnswer submit(DebitBatch batch) {
            return new BatchAnswer.Unknown("not asked");
        }

        @Override
        public BatchAnswer answer(String batch) {
            return new BatchAnswer.Unknown("not asked");
        }

        @Override
        public PayoutAnswer pay(Payout payout) {
            return toPayouts.apply(payout);
        }

        @Override
        public PayoutAnswer payout(String payout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reply<EventPage> events(long after, LocalDate through) {
            return new Reply.Known<>(
                    new EventPage(all.stream().filter(one -> one.number() > after).toList()));
        }

        @Override
        public Reply<Settlement> settlement(LocalDate day) {
            return new Reply.Unknown<>("not asked");
        }
    }
}
