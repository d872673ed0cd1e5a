package org.tongzhou.members;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The real-name check as the operator set it up: by a service, or by the operator's own word.
@Component
class RealNameChecks {

    private static final Logger LOG = LoggerFactory.getLogger(RealNameChecks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Answer NO_ANSWER = new Answer(Person.Check.WAITING, null);

    private final Optional<IdentityChecks> service;

    /// @param url where the identity service listens; empty where the operator vouches for
    /// identities
    RealNameChecks(
            @Value("${tongzhou.identity.url:}") String url,
            @Value("${tongzhou.identity.secret-file:}") String secretFile,
            Clock clock) {
        this.service =
                url.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new HttpIdentityChecks(
                                        URI.create(url), secret(secretFile), PATIENCE, clock));
    }

    /// What a check came to; waiting means that there was no answer.
    record Answer(Person.Check check, @Nullable String reason) {}

    Optional<IdentityChecks> service() {
        return service;
    }

    /// Whether there is a service to ask, so that somebody may have to wait for it.
    boolean hasService() {
        return service().isPresent();
    }

    /// How a new person stands: he waits if there is a service to ask. Without one the operator
    /// vouches for whom he lets register; that is the one thing his word stands for.
    Person.Check atFirst() {
        return hasService() ? Person.Check.WAITING : Person.Check.AGREES;
    }

    /// Says once what the operator vouches for.
    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        if (!hasService()) {
            LOG.warn(
                    "names, documents and account owners are taken at their word"
                            + " (set tongzhou.identity.url)");
        }
    }

    /// Without a service nobody answers.
    Answer ask(String name, String documentKind, String number) {
        var person = new IdentityChecks.RealName(name, documentKind, number);
        return service().map(one -> answer(one.verify(person))).orElse(NO_ANSWER);
    }

    /// Whether the bank account belongs to the person of this name and number.
    Answer askOwner(String name, String number, String account) {
        var owner = new IdentityChecks.AccountOwner(name, number, account);
        return service().map(one -> answer(one.verify(owner))).orElse(NO_ANSWER);
    }

    private static Answer answer(IdentityChecks.Verdict verdict) {
        return switch (verdict) {
            case IdentityChecks.Verdict.Agrees() -> new Answer(Person.Check.AGREES, null);
            case IdentityChecks.Verdict.Differs(var reason) ->
                    new Answer(Person.Check.DIFFERS, reason.name());
            case IdentityChecks.Verdict.NoAnswer(String _) -> NO_ANSWER;
        };
    }

    private static byte[] secret(String file) {
        try {
            return Files.readString(Path.of(file)).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret of the identity service", e);
        }
    }
}
