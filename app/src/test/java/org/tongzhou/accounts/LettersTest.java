package org.tongzhou.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.tongzhou.PlatformTest;
import org.tongzhou.signing.RequestSignature;

/// Letters are sealed while they wait, and reach a mail server and an SMS gateway once.
@ExtendWith(OutputCaptureExtension.class)
class LettersTest extends PlatformTest {

    private static final String CODE = "Your code is 314159.";
    private static final byte[] SECRET = "a secret of the gateway".getBytes(StandardCharsets.UTF_8);

    @Autowired private CodeDelivery delivery;
    @Autowired private LetterRepository letters;
    @Autowired private PlatformTransactionManager transactions;
    @Autowired private Clock clock;
    @Autowired private JdbcClient jdbc;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final String address = "l" + System.nanoTime() + "@example.org";

    /// What other tests left waiting is not of this test.
    @BeforeEach
    void emptyTheBox() {
        jdbc.sql("delete from accounts.letter").update();
    }

    private Postman postman(Clock at, LetterCarrier... carriers) {
        return new Postman(letters, Arrays.asList(carriers), transactions, meters, at);
    }

    private void carry(Clock at, LetterCarrier way) {
        postman(at, way).carry(way);
    }

    private static LetterCarrier mail(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return new MailCarrier(sender, "Tongzhou <no-reply@tongzhou.example>");
    }

    private double counted(Contact.Kind kind, String outcome) {
        return meters.counter("tongzhou.letters", "kind", kind.name(), "outcome", outcome).count();
    }

    @Test
    void aLetterIsSealedWhileItWaits() {
        delivery.deliver(Contact.of(address), CODE, Duration.ofMinutes(10));

        byte[] stored = jdbc.sql("select sealed from accounts.letter").query(byte[].class).single();

        String text = new String(stored, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("314159", "example.org");
        assertThat(browser().get("/demo/outbox").body()).contains(address, CODE);
    }

    @Test
    void aLetterOfAnotherRowDoesNotOpen() {
        delivery.deliver(Contact.of(address), CODE, Duration.ofMinutes(10));
        var one = letters.next(Contact.Kind.EMAIL, clock.instant()).orElseThrow();

        var moved =
                new LetterRepository.Sealed(
                        one.number(), UUID.randomUUID(), one.sealed(), one.createdAt(), 0);

        assertThat(letters.open(one)).isPresent();
        assertThat(letters.open(moved)).isEmpty();
    }

    @Test
    void twoServersSendEachLetterOnceToARealMailServer() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try {
            for (int i = 0; i < 20; i++) {
                delivery.deliver(Contact.of(i + address), CODE, Duration.ofMinutes(10));
            }
            int port = server.getSmtp().getPort();
            try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
                servers.execute(() -> carry(clock, mail(port)));
                servers.execute(() -> carry(clock, mail(port)));
            }
            carry(clock, mail(port));

            assertThat(recipients(server.getReceivedMessages())).hasSize(20);
            assertThat(server.getReceivedMessages()).hasSize(20);
            MimeMessage first = server.getReceivedMessages()[0];
            assertThat(first.getContent().toString()).contains(CODE);
            assertThat(first.getFrom()[0].toString()).contains("no-reply@tongzhou.example");
            assertThat(first.getSubject()).isEqualTo("同舟");
            assertThat(counted(Contact.Kind.EMAIL, "SENT")).isEqualTo(20);
            assertThat(kept()).isZero();
        } finally {
            server.stop();
        }
    }

    private static List<String> recipients(MimeMessage[] messages) throws MessagingException {
        List<String> recipients = new ArrayList<>();
        for (MimeMessage message : messages) {
            recipients.add(message.getRecipients(Message.RecipientType.TO)[0].toString());
        }
        return recipients.stream().distinct().toList();
    }

    private long kept() {
        return jdbc.sql("select count(*) from accounts.letter where sealed is not null")
                .query(Long.class)
                .single();
    }

    @Test
    void aFailureIsTriedAgainLaterAndGivenUpWhenTheCodeIsTooOld(CapturedOutput log) {
        int closed = closedPort();
        delivery.deliver(Contact.of(address), CODE, Duration.ofMinutes(10));

        carry(clock, mail(closed));
        carry(clock, mail(closed));
        assertThat(counted(Contact.Kind.EMAIL, "FAILED")).isEqualTo(1);
        carry(later(Duration.ofSeconds(6)), mail(closed));
        carry(later(Duration.ofSeconds(12)), mail(closed));
        assertThat(counted(Contact.Kind.EMAIL, "FAILED")).isEqualTo(2);
        carry(later(Duration.ofMinutes(10)), mail(closed));

        assertThat(counted(Contact.Kind.EMAIL, "FAILED")).isEqualTo(2);
        assertThat(counted(Contact.Kind.EMAIL, "GIVEN_UP")).isEqualTo(1);
        assertThat(kept()).isZero();
        assertThat(log.getAll())
                .contains("was not sent at try 1")
                .doesNotContain(address, "314159");
    }

    private Clock later(Duration by) {
        return Clock.offset(clock, by.plusSeconds(1));
    }

    private static int closedPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A gateway that is ill at first, then takes what is signed.
    private static final class Gateway implements AutoCloseable {

        private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        private final HttpServer server;

        Gateway(List<Integer> answers) throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(exchange, answers));
            server.start();
        }

        private void answer(HttpExchange exchange, List<Integer> answers) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String timestamp =
                    exchange.getRequestHeaders().getFirst(RequestSignature.TIMESTAMP_HEADER);
            boolean isSigned =
                    new RequestSignature(SECRET)
                            .matches(
                                    exchange.getRequestHeaders()
                                            .getFirst(RequestSignature.SIGNATURE_HEADER),
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI().toString(),
                                    timestamp,
                                    RequestSignature.digest(body));
            int status = isSigned ? answers.get(Math.min(bodies.size(), answers.size() - 1)) : 401;
            bodies.add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void anSmsThatTheGatewayDidNotTakeComesAgainUnderItsName() throws IOException {
        delivery.deliver(Contact.of("13800138000"), CODE, Duration.ofMinutes(10));
        try (Gateway gateway = new Gateway(List.of(503, 202));
                SmsCarrier sms = sms(gateway)) {
            carry(clock, sms);
            carry(later(Duration.ofSeconds(5)), sms);
            carry(later(Duration.ofMinutes(1)), sms);

            assertThat(gateway.bodies).hasSize(2);
            assertThat(gateway.bodies.getFirst())
                    .isEqualTo(gateway.bodies.getLast())
                    .contains("\"to\":\"13800138000\"", CODE, "\"id\":\"");
            assertThat(counted(Contact.Kind.PHONE, "SENT")).isEqualTo(1);
            assertThat(counted(Contact.Kind.PHONE, "FAILED")).isEqualTo(1);
        }
    }

    private SmsCarrier sms(Gateway gateway) {
        return new SmsCarrier(gateway.address(), SECRET, Duration.ofSeconds(5), clock);
    }

    @Test
    void whatTheGatewayWillNeverTakeIsGivenUpAtOnceAndEMailsWait() throws IOException {
        delivery.deliver(Contact.of("13800138000"), CODE, Duration.ofMinutes(10));
        delivery.deliver(Contact.of(address), CODE, Duration.ofMinutes(10));
        try (Gateway gateway = new Gateway(List.of(422));
                SmsCarrier sms = sms(gateway)) {
            carry(clock, sms);
            carry(later(Duration.ofMinutes(1)), sms);

            assertThat(gateway.bodies).hasSize(1);
        }
        assertThat(counted(Contact.Kind.PHONE, "GIVEN_UP")).isEqualTo(1);
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void aServerThatSendsNothingSaysSoOnce(CapturedOutput log) {
        postman(clock).tell();

        assertThat(log.getAll())
                .containsOnlyOnce("letters are not sent by")
                .contains("spring.mail.host", "tongzhou.sms.url");
    }
}
