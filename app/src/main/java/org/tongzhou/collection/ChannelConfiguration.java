package org.tongzhou.collection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The payment channel as the operator set it up.
@Configuration
class ChannelConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    PaymentChannel paymentChannel(
            @Value("${tongzhou.channel.url:}") String url,
            @Value("${tongzhou.channel.secret-file:}") String secretFile,
            Clock clock) {
        if (url.isEmpty()) {
            return new NoChannel();
        }
        return new HttpPaymentChannel(URI.create(url), secret(secretFile), PATIENCE, clock);
    }

    private static byte[] secret(String file) {
        try {
            return Files.readString(Path.of(file)).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret of the payment channel", e);
        }
    }

    /// Stands where no channel is set up: everything stays unknown, and nothing is lost.
    private static final class NoChannel implements PaymentChannel {

        private static final String TROUBLE = "no payment channel is set up";

        @Override
        public Reply<Capabilities> capabilities() {
            return new Reply.Unknown<>(TROUBLE);
        }

        @Override
        public BatchAnswer submit(DebitBatch batch) {
            return new BatchAnswer.Unknown(TROUBLE);
        }

        @Override
        public BatchAnswer answer(String batch) {
            return new BatchAnswer.Unknown(TROUBLE);
        }

        @Override
        public PayoutAnswer pay(Payout payout) {
            return new PayoutAnswer.Unknown(TROUBLE);
        }

        @Override
        public PayoutAnswer payout(String payout) {
            return new PayoutAnswer.Unknown(TROUBLE);
        }

        @Override
        public Reply<EventPage> events(long after, LocalDate through) {
            return new Reply.Unknown<>(TROUBLE);
        }

        @Override
        public Reply<Settlement> settlement(LocalDate day) {
            return new Reply.Unknown<>(TROUBLE);
        }
    }
}
