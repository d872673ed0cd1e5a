package org.tongzhou.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.tongzhou.PlatformTest;

/// Each way of sending letters has a queue of its own.
class LetterQueuesTest extends PlatformTest {

    private static final String CODE = "Your code is 271828.";
    private static final long WAIT_MILLIS = 60_000;
    private static final long BETWEEN_MILLIS = 50;

    @Autowired private CodeDelivery delivery;
    @Autowired private LetterRepository letters;
    @Autowired private PlatformTransactionManager transactions;
    @Autowired private Clock clock;
    @Autowired private JdbcClient jdbc;

    /// What other tests left waiting is not of this test.
    @BeforeEach
    void emptyTheBox() {
        jdbc.sql("delete from accounts.letter").update();
    }

    /// A gateway that answers nobody until it is let go.
    private static final class Stuck implements LetterCarrier {

        private final CountDownLatch release = new CountDownLatch(1);
        private final AtomicInteger tries = new AtomicInteger();

        @Override
        public Contact.Kind kind() {
            return Contact.Kind.PHONE;
        }

        @Override
        public Carried carry(Letter letter) {
            tries.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Carried.NotNow("stuck");
        }
    }

    @Test
    @Timeout(120)
    void aGatewayThatIsStuckHoldsUpNoEMailAndIsAskedForNoMoreMeanwhile() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        Stuck stuck = new Stuck();
        try {
            Postman postman = postman(stuck, server.getSmtp().getPort());
            for (int i = 0; i < 9; i++) {
                delivery.deliver(Contact.of("1380013800" + i), CODE, Duration.ofMinutes(10));
            }
            delivery.deliver(Contact.of("first@example.org"), CODE, Duration.ofMinutes(10));
            postman.setOut();
            assertThat(server.waitForIncomingEmail(WAIT_MILLIS, 1)).isTrue();

            delivery.deliver(Contact.of("second@example.org"), CODE, Duration.ofMinutes(10));
            while (server.getReceivedMessages().length < 2) {
                postman.setOut();
                server.waitForIncomingEmail(BETWEEN_MILLIS, 2);
            }

            assertThat(stuck.tries.get()).as("threads that wait for it").isLessThanOrEqualTo(2);
        } finally {
            stuck.release.countDown();
            server.stop();
        }
    }

    private Postman postman(LetterCarrier stuck, int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        LetterCarrier mail = new MailCarrier(sender, "Tongzhou <no-reply@tongzhou.example>");
        List<LetterCarrier> ways = List.of(stuck, mail);
        return new Postman(letters, ways, transactions, new SimpleMeterRegistry(), clock);
    }
}
