package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.collection.TopUpOrder.State;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;

/// Reads the channel's feed: late answers, reversals, outcomes of payouts. Each fact counts once,
/// however often it is told.
@Component
class ChannelFeed {

    private static final String POSITION = "select position from collection.feed";
    private static final String MOVE =
            "update collection.feed set position = :to where position < :to";
    private static final String INSERT =
            """
            insert into collection.channel_event (event, kind, ref, amount_minor, on_day)
            values (:event, :kind, :ref, :amount, :day)
            on conflict do nothing
            """;

    private static final String IS_TOLD =
            """
            select exists (select from collection.channel_event
                where kind = :kind and ref = :ref)
            """;

    private final PaymentChannel channel;
    private final OddAnswers odd;
    private final Answers answers;
    private final RunRepository runs;
    private final BatchRepository batches;
    private final TopUps topUps;
    private final Payouts payouts;
    private final Gate gate;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ChannelFeed(
            PaymentChannel channel,
            OddAnswers odd,
            Answers answers,
            RunRepository runs,
            BatchRepository batches,
            TopUps topUps,
            Payouts payouts,
            Gate gate,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.channel = channel;
        this.odd = odd;
        this.answers = answers;
        this.runs = runs;
        this.batches = batches;
        this.topUps = topUps;
        this.payouts = payouts;
        this.gate = gate;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Takes in all that happened up to `today`.
    ///
    /// What befell an instruction whose batch is not answered yet waits: there is nothing yet that
    /// it could change.
    ///
    /// @return false if not all was taken in: what follows from the feed must wait
    boolean read(LocalDate today) {
        while (true) {
            long after = jdbc.sql(POSITION).query(Long.class).single();
            switch (channel.events(after, today)) {
                case Reply.Unknown<EventPage>(String _) -> {
                    return false;
                }
                case Reply.Known<EventPage>(EventPage page) -> {
                    if (page.events().isEmpty()) {
                        return true;
                    }
                    for (ChannelEvent event : page.events()) {
                        if (!makesSense(event)) {
                            transaction.executeWithoutResult(_ -> setAside(event));
                            continue;
                        }
                        if (!isAnswered(event)) {
                            return false;
                        }
                        transaction.executeWithoutResult(_ -> take(event));
                    }
                }
            }
        }
    }

    /// Whether it befell something that we asked for. A fact told again is no news, but makes
    /// sense.
    private boolean makesSense(ChannelEvent event) {
        return switch (event) {
            case ChannelEvent.PayoutPaid _, ChannelEvent.PayoutBounced _ ->
                    payouts.isUnderWay(event.subject()) || isTold(event);
            case ChannelEvent.DebitTaken _ -> makesSense(event.subject(), State.TAKEN);
            case ChannelEvent.DebitFailed _ -> makesSense(event.subject(), State.FAILED);
            case ChannelEvent.DebitReversed _ -> makesSense(event.subject(), State.REVERSED);
        };
    }

    private boolean makesSense(String id, State told) {
        if (Subject.isTopUp(id)) {
            return topUps.makesSense(id, told);
        }
        if (!Subject.isInstruction(id)) {
            return false;
        }
        Subject subject = Subject.of(id);
        return batches.isPrepared(subject.run(), Folio.of(subject.household()));
    }

    private boolean isTold(ChannelEvent event) {
        return jdbc.sql(IS_TOLD)
                .param("kind", event.getClass().getSimpleName())
                .param("ref", event.subject())
                .query(Boolean.class)
                .single();
    }

    private void setAside(ChannelEvent event) {
        gate.enter();
        jdbc.sql(MOVE).param("to", event.number()).update();
        odd.event(event);
    }

    private boolean isAnswered(ChannelEvent event) {
        return switch (event) {
            case ChannelEvent.PayoutPaid _, ChannelEvent.PayoutBounced _ -> true;
            case ChannelEvent.DebitTaken _,
                    ChannelEvent.DebitFailed _,
                    ChannelEvent.DebitReversed _ ->
                    isAnswered(event.subject());
        };
    }

    private boolean isAnswered(String id) {
        if (Subject.isTopUp(id)) {
            return topUps.isAnswered(id);
        }
        Subject subject = Subject.of(id);
        return batches.isAnswered(subject.run(), subject.household());
    }

    private void take(ChannelEvent event) {
        Moment moment = gate.enter();
        jdbc.sql(MOVE).param("to", event.number()).update();
        int first =
                jdbc.sql(INSERT)
                        .param("event", event.number())
                        .param("kind", event.getClass().getSimpleName())
                        .param("ref", event.subject())
                        .param("amount", event.amount().minor())
                        .param("day", event.date())
                        .update();
        if (first == 0) {
            return;
        }
        switch (event) {
            case ChannelEvent.PayoutPaid paid -> payouts.paid(paid.subject(), paid.date());
            case ChannelEvent.PayoutBounced bounced ->
                    payouts.bounced(bounced.subject(), bounced.date(), bounced.reason(), moment);
            case ChannelEvent.DebitTaken taken -> takenLate(taken.subject(), moment);
            case ChannelEvent.DebitFailed failed ->
                    failedLate(failed.subject(), failed.reason().name());
            case ChannelEvent.DebitReversed reversed -> reversed(reversed.subject(), moment);
        }
    }

    private void takenLate(String id, Moment moment) {
        if (Subject.isTopUp(id)) {
            topUps.takenLate(id);
            return;
        }
        Subject subject = Subject.of(id);
        answers.takenLate(run(subject), subject.household(), moment);
    }

    private void failedLate(String id, String reason) {
        if (Subject.isTopUp(id)) {
            topUps.failedLate(id, reason);
            return;
        }
        Subject subject = Subject.of(id);
        answers.failedLate(run(subject), subject.household());
    }

    private void reversed(String id, Moment moment) {
        if (Subject.isTopUp(id)) {
            topUps.reversed(id);
            return;
        }
        Subject subject = Subject.of(id);
        answers.reversed(run(subject), subject.household(), moment);
    }

    private Run run(Subject subject) {
        return runs.find(subject.run()).orElseThrow();
    }

    /// The run and household that an instruction's id names.
    private record Subject(int run, long household) {

        private static final Pattern INSTRUCTION = Pattern.compile("r\\d{1,9}-h\\d{1,13}");

        static boolean isInstruction(String id) {
            return INSTRUCTION.matcher(id).matches();
        }

        static boolean isTopUp(String id) {
            return id.startsWith("t");
        }

        static Subject of(String id) {
            int dash = id.indexOf('-');
            return new Subject(
                    Integer.parseInt(id.substring(1, dash)),
                    Long.parseLong(id.substring(dash + 2)));
        }
    }
}
