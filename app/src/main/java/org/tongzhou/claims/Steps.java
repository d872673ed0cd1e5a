package org.tongzhou.claims;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.StepRepository.Details;
import org.tongzhou.core.claim.ClaimEvent;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.Course;
import org.tongzhou.evidence.Vault;

/// Takes claims from state to state, by the table and by nothing else.
@Component
class Steps {

    private static final String NOTE = "claim note";
    private static final String EXPLANATION = "claim explanation";

    private final StepRepository repository;
    private final ClaimRepository claims;
    private final Vault vault;
    private final ApplicationEventPublisher events;

    Steps(
            StepRepository repository,
            ClaimRepository claims,
            Vault vault,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.claims = claims;
        this.vault = vault;
        this.events = events;
    }

    /// The first step of a new claim.
    void begin(long claim, long by, Instant at) {
        ClaimState state = ClaimState.Open.REPORTED;
        repository.insert(
                new StepRepository.New(
                        claim,
                        1,
                        null,
                        null,
                        state,
                        at,
                        dueAt(state, at),
                        by,
                        Details.NONE,
                        null,
                        null));
        claims.find(claim).ifPresent(begun -> tell(begun, null));
    }

    /// Takes the next step, or nothing if the table has none for it here or somebody was faster.
    Optional<ClaimView> take(
            ClaimView claim, ClaimEvent event, Details details, long by, Instant at) {
        var transition = Course.transition(claim.state(), event);
        if (transition.isEmpty()) {
            return Optional.empty();
        }
        ClaimState to = transition.get().to();
        boolean taken =
                repository.insert(
                        new StepRepository.New(
                                claim.claim(),
                                claim.lastStep() + 1,
                                claim.state(),
                                event,
                                to,
                                at,
                                dueAt(to, at),
                                by,
                                details,
                                seal(claim, NOTE, details.note()),
                                seal(claim, EXPLANATION, details.explanation())));
        if (!taken) {
            return Optional.empty();
        }
        ClaimView moved = claims.find(claim.claim()).orElseThrow();
        tell(moved, event);
        return Optional.of(moved);
    }

    private void tell(ClaimView claim, @Nullable ClaimEvent event) {
        events.publishEvent(
                new ClaimMoved(
                        claim.claim(),
                        claim.plan(),
                        claim.household(),
                        claim.person(),
                        event,
                        claim.state()));
    }

    private static @Nullable Instant dueAt(ClaimState state, Instant at) {
        return Course.dueInDays(state).map(days -> at.plus(Duration.ofDays(days))).orElse(null);
    }

    private byte @Nullable [] seal(ClaimView claim, String label, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return vault.key(claim.person())
                .map(key -> key.seal(label, text.getBytes(StandardCharsets.UTF_8)))
                .orElse(null);
    }

    List<ClaimStep> of(ClaimView claim) {
        return repository.ofClaim(
                claim.claim(),
                sealed -> vault.text(claim.person(), NOTE, sealed),
                sealed -> vault.text(claim.person(), EXPLANATION, sealed));
    }
}
