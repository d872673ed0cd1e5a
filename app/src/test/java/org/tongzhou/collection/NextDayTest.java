package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.core.money.Amount;

/// The clock of the demo leaves no day's work undone, however fast its next day is asked for.
class NextDayTest extends PostPaidScene {

    private static final String NEXT = "/demo/tour/next-day";

    @Autowired private RunRepository runs;
    @Autowired private BalanceRepository balances;

    private Browser onTour() {
        Browser browser = browser();
        browser.get("/demo/tour");
        return browser;
    }

    private List<LocalDate> retried(LocalDate from, int days) {
        return Stream.iterate(from, day -> day.plusDays(1))
                .limit(days)
                .filter(day -> runs.on(day, Run.Kind.RETRY).isPresent())
                .toList();
    }

    @Test
    void aDebitThatFailedIsTriedOnEveryDayThatIsPressedThrough() {
        publish();
        member("poor-");
        shareOneCase();
        LocalDate debited = today();
        Browser browser = onTour();

        for (int press = 0; press < 4; press++) {
            assertThat(browser.post(NEXT, Map.of()).statusCode()).isEqualTo(303);
        }

        assertThat(today()).isEqualTo(debited.plusDays(4));
        // The day that has just begun is worked by the ticker, or by the next press.
        assertThat(retried(debited.plusDays(1), 4)).hasSize(3);
        assertThat(runs.unfinished()).isEmpty();
    }

    @Test
    void pressesAtTheSameMomentAreDaysOneAfterTheOther() throws Exception {
        publish();
        member("poor-");
        shareOneCase();
        LocalDate debited = today();
        Callable<Integer> press = () -> onTour().post(NEXT, Map.of()).statusCode();

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> answer : threads.invokeAll(List.of(press, press, press, press))) {
                assertThat(answer.get()).isEqualTo(303);
            }
        }

        assertThat(today()).isEqualTo(debited.plusDays(4));
        assertThat(retried(debited.plusDays(1), 4)).hasSize(3);
    }

    /// An order of a sum that the bank does not even take.
    private void unanswered(Member member) {
        Amount absurd = new Amount(Long.MAX_VALUE / 2);
        balances.order(
                member.household(), plan().number(), absurd, "ok-1", today(), UUID.randomUUID());
    }

    private void giveUp(Member member) {
        balances.prepared().stream()
                .filter(order -> order.household() == member.household())
                .forEach(order -> balances.move(order, TopUpOrder.State.FAILED, "test"));
    }

    @Test
    void theNextDayWaitsForTheBankAndSaysSo() {
        publish();
        Member member = member();
        LocalDate today = today();
        unanswered(member);
        try {
            var answer = onTour().post(NEXT, Map.of());

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("not answered by the bank yet");
            assertThat(today()).isEqualTo(today);
        } finally {
            giveUp(member);
        }
        assertThat(onTour().post(NEXT, Map.of()).statusCode()).isEqualTo(303);
        assertThat(today()).isEqualTo(today.plusDays(1));
    }
}
