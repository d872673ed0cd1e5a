package org.tongzhou.accounts;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;

/// The ways out of the house that the operator has set up.
@Configuration
class LetterCarriers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    Postman postman(
            LetterRepository letters,
            ObjectProvider<LetterCarrier> carriers,
            PlatformTransactionManager transactions,
            MeterRegistry meters,
            Clock clock) {
        List<LetterCarrier> ways = carriers.orderedStream().toList();
        return new Postman(letters, ways, transactions, meters, clock);
    }

    @Bean
    @ConditionalOnExpression("!'${spring.mail.host:}'.isEmpty()")
    LetterCarrier mailCarrier(JavaMailSender sender, @Value("${tongzhou.mail.from:}") String from) {
        if (from.isEmpty()) {
            throw new IllegalStateException(
                    "spring.mail.host is set: say with tongzhou.mail.from whom e-mails are from");
        }
        return new MailCarrier(sender, from);
    }

    @Bean
    @ConditionalOnExpression("!'${tongzhou.sms.url:}'.isEmpty()")
    LetterCarrier smsCarrier(
            @Value("${tongzhou.sms.url}") URI gateway,
            @Value("${tongzhou.sms.secret-file:}") Path secret,
            Clock clock) {
        return new SmsCarrier(gateway, read(secret), PATIENCE, clock);
    }

    private static byte[] read(Path secret) {
        try {
            return Files.readString(secret).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret of the SMS gateway", e);
        }
    }
}
