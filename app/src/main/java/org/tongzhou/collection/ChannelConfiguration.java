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
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.Plans;

/// The payment channel as the operator set it up.
@Configuration
class ChannelConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Who collects, for formats that name him.
    ///
    /// @param account none where batches are written as CSV
    @Component
    record Creditor(
            @Value("${tongzhou.channel.creditor-name:}") String name,
            @Value("${tongzhou.channel.creditor-account:}") String account,
            Plans plans,
            Gate gate) {}

    /// The currency is that of the plans in force when a batch is written.
    private static Optional<Supplier<Pain008>> format(Creditor creditor) {
        if (creditor.account().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(() ->
                new Pain008(
                        creditor.name(),
                        creditor.account(),
                        CollectionText.currency(creditor.plans(), creditor.gate().now())));
    }

    @Bean
    PaymentChannel paymentChannel(
            @Value("${tongzhou.channel.url:}") String url,
            @Value("${tongzhou.channel.secret-file:}") String secretFile,
            @Value("${tongzhou.channel.folder:}") String folder,
            @Value("${tongzhou.channel.batch-limit:50000}") int batchLimit,
            Creditor creditor,
            Clock clock) {
        if (!folder.isEmpty()) {
            return new FilePaymentChannel(
                    new ChannelFolder(Path.of(folder)), batchLimit, format(creditor));
        }
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
