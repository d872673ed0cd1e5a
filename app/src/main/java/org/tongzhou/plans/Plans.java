package org.tongzhou.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.PlanDifference;
import org.tongzhou.core.plan.document.PlanDocuments;
import org.tongzhou.core.plan.document.Reading;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.PlanRepository.StoredVersion;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Words;

/// The door to plans and their versions.
@Component
public class Plans {

    static final long PLATFORM = 0;

    private final PlanRepository repository;
    private final KnownVersions known;
    private final Gate gate;
    // A version never changes, so a parsed document is kept for good.
    private final Map<VersionKey, Plan> parsed = new ConcurrentHashMap<>();

    private record VersionKey(int plan, int version, int attempt) {}

    Plans(PlanRepository repository, KnownVersions known, Gate gate) {
        this.repository = repository;
        this.known = known;
        this.gate = gate;
    }

    /// Every plan that has a version in force at `instant`, in the order of their numbers.
    public List<ListedPlan> inForce(Instant instant) {
        return known.byPlan().keySet().stream()
                .sorted()
                .map(number -> inForce(number, instant))
                .flatMap(Optional::stream)
                .toList();
    }

    /// The version of a plan in force at `instant`.
    public Optional<ListedPlan> inForce(int number, Instant instant) {
        return known.byPlan().getOrDefault(number, List.of()).stream()
                .filter(version -> version.confirmedBy().isPresent())
                .map(this::listed)
                .filter(listed ->
                        !listed.plan().effectiveFrom().isAfter(listed.plan().dayOf(instant)))
                .max(Comparator.comparingInt(listed -> listed.plan().version()));
    }

    public Optional<ListedPlan> inForce(String code, Instant instant) {
        return inForce(instant).stream().filter(plan -> plan.code().equals(code)).findFirst();
    }

    /// The plan of a code that a program sends; refused where there is none.
    public ListedPlan wanted(String code, Instant instant) {
        return inForce(code, instant)
                .orElseThrow(() -> Refused.notFound(Words.of("plans.noSuchPlan", code)));
    }

    /// The first round of a plan: when it is in force, open, and known to this platform.
    public int firstRound(ListedPlan listed) {
        Plan plan = listed.plan();
        LocalDate opens = plan.admission().opensOn().orElse(plan.effectiveFrom());
        LocalDate takenIn = takenInOn(listed);
        return listed.calendar().firstOnOrAfter(opens.isAfter(takenIn) ? opens : takenIn);
    }

    /// The business day on which the first version of a plan was confirmed: no rounds are before.
    LocalDate takenInOn(ListedPlan plan) {
        return known.byPlan().getOrDefault(plan.number(), List.of()).stream()
                .flatMap(version -> version.takenInAt().stream())
                .map(plan.plan()::dayOf)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no version is confirmed"));
    }

    /// A version that some membership or round is bound to.
    ///
    /// @throws IllegalStateException if there is none
    public ListedPlan version(int number, int version) {
        return known.byPlan().getOrDefault(number, List.of()).stream()
                .filter(stored -> stored.version() == version)
                .map(this::listed)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "plan %d has no version %d".formatted(number, version)));
    }

    /// Proposes the document `file` with its `text`; parts it refers to come from what ships.
    @Transactional
    public PublishOutcome propose(String file, String text, long byAccount) {
        return switch (new PlanDocuments(new ShippedDocuments()).read(file, text)) {
            case Reading.Wrong(var faults) -> new PublishOutcome.Wrong(faults);
            case Reading.Read(Plan plan, var texts) -> {
                boolean isPast = !plan.effectiveFrom().isAfter(plan.dayOf(gate.now()));
                yield isPast && byAccount != PLATFORM
                        ? new PublishOutcome.NotInFuture()
                        : store(plan, new StoredDocument(file, texts), byAccount);
            }
        };
    }

    /// Proposes the first version of a plan: it may be in force from a past day, since nobody is in
    /// it.
    @Transactional
    PublishOutcome proposeFirst(String file, String text, long byAccount) {
        return switch (new PlanDocuments(new ShippedDocuments()).read(file, text)) {
            case Reading.Wrong(var faults) -> new PublishOutcome.Wrong(faults);
            case Reading.Read(Plan plan, var texts) ->
                    codes().contains(plan.code())
                            ? new PublishOutcome.VersionTaken(plan.version() + 1)
                            : store(plan, new StoredDocument(file, texts), byAccount);
        };
    }

    private PublishOutcome store(Plan plan, StoredDocument document, long by) {
        Instant now = gate.now();
        int number = repository.planNumber(plan.code(), now);
        repository.lock(number);
        List<String> changed =
                all(number).stream()
                        .flatMap(one -> listed(one).plan().fixedThatChange(plan).stream())
                        .distinct()
                        .toList();
        if (!changed.isEmpty()) {
            return new PublishOutcome.Fixed(changed);
        }
        boolean stored =
                repository.insertVersion(
                        number, plan.version(), plan.effectiveFrom(), document.stored(), by, now);
        if (!stored) {
            int last = all(number).stream().mapToInt(StoredVersion::version).max().orElse(0);
            return new PublishOutcome.VersionTaken(last + 1);
        }
        List<PlanDifference> changes =
                inForce(number, now)
                        .map(before -> PlanDifference.between(before.plan(), plan))
                        .orElse(List.of());
        return new PublishOutcome.Proposed(plan.code(), plan.version(), changes);
    }

    /// All confirmed versions, of each plan the newest first, in the order of their numbers.
    List<ListedPlan> confirmed() {
        return known.byPlan().keySet().stream()
                .sorted()
                .flatMap(number -> versions(number).stream())
                .toList();
    }

    /// All confirmed versions of a plan, the newest first.
    public List<ListedPlan> versions(int number) {
        return known.byPlan().getOrDefault(number, List.of()).stream()
                .filter(version -> version.confirmedBy().isPresent())
                .map(this::listed)
                .toList()
                .reversed();
    }

    /// One of them.
    Optional<ListedPlan> confirmed(ListedPlan plan, int version) {
        return versions(plan.number()).stream()
                .filter(one -> one.plan().version() == version)
                .findFirst();
    }

    /// The version of a plan in force; the oldest that was confirmed, where none is.
    public ListedPlan inForceOrOldest(int number, Instant instant) {
        return inForce(number, instant).orElseGet(() -> versions(number).getLast());
    }

    /// The codes of all plans that have a version, confirmed or not.
    List<String> codes() {
        return repository.all().stream().map(StoredVersion::code).distinct().toList();
    }

    /// A version as it is stored now; nothing if it was withdrawn.
    Optional<StoredVersion> stored(int number, int version) {
        return all(number).stream().filter(stored -> stored.version() == version).findFirst();
    }

    /// The same, kept from being judged by anybody else until the transaction ends.
    Optional<StoredVersion> open(ListedPlan plan) {
        repository.lock(plan.number());
        return stored(plan.number(), plan.plan().version())
                .filter(stored -> stored.confirmedBy().isEmpty());
    }

    /// Versions that wait for a second person.
    public List<ListedPlan> proposed() {
        List<ListedPlan> waiting = new ArrayList<>();
        for (StoredVersion version : repository.all()) {
            if (version.confirmedBy().isEmpty()) {
                waiting.add(listed(version));
            }
        }
        return waiting;
    }

    /// Whether it is too late to confirm a version: its day has come, and rounds since then went by
    /// the version before. The first version of a plan may be in force from a past day.
    boolean isTooLate(ListedPlan proposed) {
        Plan plan = proposed.plan();
        return !versions(proposed.number()).isEmpty()
                && !plan.effectiveFrom().isAfter(plan.dayOf(gate.now()));
    }

    /// Confirms a version as the second person.
    ///
    /// @return false if the same person proposed it
    @Transactional
    public boolean confirm(int number, int version, long byAccount) {
        StoredVersion proposed = stored(number, version).orElseThrow();
        if (proposed.proposedBy() == byAccount && byAccount != PLATFORM) {
            return false;
        }
        repository.confirm(proposed, byAccount, gate.now());
        known.forget();
        return true;
    }

    /// Publishes documents that ship with the platform, as the platform itself.
    @Transactional
    public void publishShipped(List<String> files) {
        ShippedDocuments shipped = new ShippedDocuments();
        for (String file : files) {
            String text =
                    shipped.text(file)
                            .orElseThrow(() -> new IllegalStateException("no document " + file));
            Plan plan = new PlanDocuments(shipped).plan(file, text);
            propose(file, text, PLATFORM);
            confirm(repository.planNumber(plan.code(), gate.now()), plan.version(), PLATFORM);
        }
        known.forget();
    }

    /// The closing of a plan, if it is being closed or is closed.
    public Optional<Closing> closing(int number) {
        return known.byPlan().getOrDefault(number, List.of()).stream()
                .findFirst()
                .flatMap(StoredVersion::closing);
    }

    /// Whether a plan is closed for good, as the database knows it now: behind the gate it decides
    /// whether a round may still be opened.
    public boolean isClosed(int number) {
        return repository.isClosed(number);
    }

    /// Ends the closing of a plan: it has no more rounds.
    @Transactional
    public void finishClosing(int number) {
        repository.finish(number, gate.now());
        known.forget();
    }

    /// Stops joining, as the first step of closing a plan.
    ///
    /// @param lastRound the last round that members share in
    /// @return false if it is being closed already
    @Transactional
    public boolean beginClosing(int number, int lastRound) {
        boolean isFirst = repository.close(number, lastRound, gate.now());
        known.forget();
        return isFirst;
    }

    private List<StoredVersion> all(int number) {
        return repository.all().stream().filter(version -> version.plan() == number).toList();
    }

    private ListedPlan listed(StoredVersion version) {
        Plan plan =
                parsed.computeIfAbsent(
                        new VersionKey(version.plan(), version.version(), version.attempt()),
                        _ -> StoredDocument.of(version.document()).plan());
        return new ListedPlan(version.plan(), plan, version.closing().isPresent());
    }
}
