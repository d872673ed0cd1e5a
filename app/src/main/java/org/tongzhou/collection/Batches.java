package org.tongzhou.collection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.collection.RunRepository.Batch;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Mandate;
import org.tongzhou.members.Members;

/// Prepares the batch of a folio and puts it together again with the same bytes as often as it is
/// sent.
///
/// The batch row is stored before anything is sent; what cannot be debited becomes a line in the
/// same transaction, so that all the rest is derived.
@Component
class Batches {

    private final RunRepository runs;
    private final QuestionRepository questions;
    private final LineRepository lines;
    private final Demands demands;
    private final Members members;
    private final Gate gate;

    Batches(
            RunRepository runs,
            QuestionRepository questions,
            LineRepository lines,
            Demands demands,
            Members members,
            Gate gate) {
        this.runs = runs;
        this.questions = questions;
        this.lines = lines;
        this.demands = demands;
        this.members = members;
        this.gate = gate;
    }

    /// Prepares the batch of a folio.
    ///
    /// @return false if another server did
    @Transactional
    public boolean prepare(Run run, int folio) {
        Moment moment = gate.enter();
        SortedMap<Long, Demand> possible = demands.possible(run, folio);
        Map<Long, Mandate> mandates = mandates(run, folio);
        Map<Long, Question> asked = questions.latest(folio, run.epoch());
        List<DebitInstruction> instructions = new ArrayList<>();
        List<Runnable> effects = new ArrayList<>();
        for (Demand demand : possible.values()) {
            Mandate mandate = mandates.get(demand.household());
            if (mandate == null || !mandate.allowsDebits()) {
                effects.add(() -> setAside(demand, Line.State.OPEN, "NO_MANDATE", run, moment));
            } else if (isAbove(mandate, demand) && !agreed(asked, demand)) {
                effects.add(() -> ask(asked, demand, run, moment));
            } else {
                instructions.add(instruction(run, demand, mandate));
                effects.add(() -> fly(demand, run));
            }
        }
        Amount total = total(instructions);
        Batch batch = new Batch(folio, instructions.size(), total, digest(instructions), false);
        boolean first = runs.insertBatch(run, batch, moment.instant());
        if (first) {
            effects.forEach(Runnable::run);
        }
        return first;
    }

    private static boolean isAbove(Mandate mandate, Demand demand) {
        return demand.total().compareTo(mandate.ceiling()) > 0;
    }

    private static boolean agreed(Map<Long, Question> asked, Demand demand) {
        Question question = asked.get(demand.household());
        return question != null && question.isAgreed() && question.covers(demand);
    }

    /// A question that waits for its answer stays as it is; after a no, or for more, he is asked
    /// anew.
    private void ask(Map<Long, Question> asked, Demand demand, Run run, Moment moment) {
        Question question = asked.get(demand.household());
        if (question == null || question.answer().isPresent() || !question.covers(demand)) {
            questions.ask(demand, run);
        }
        setAside(demand, Line.State.ASKED, "CEILING", run, moment);
    }

    private void setAside(Demand demand, Line.State state, String reason, Run run, Moment moment) {
        for (Line line : demand.lines()) {
            lines.move(line, state, OptionalInt.empty());
        }
        for (Due due : demand.dues()) {
            lines.open(line(due, state, OptionalInt.empty(), run), reason, ref(run), moment);
        }
    }

    private void fly(Demand demand, Run run) {
        for (Line line : demand.lines()) {
            lines.move(line, Line.State.IN_FLIGHT, OptionalInt.of(run.number()));
        }
    }

    /// The prepared batch again.
    ///
    /// @throws IllegalStateException if its bytes differ from what was prepared: the run stops here
    List<DebitInstruction> again(Run run, Batch batch) {
        Map<Long, Mandate> mandates = mandates(run, batch.folio());
        List<DebitInstruction> instructions = new ArrayList<>();
        for (Demand demand : demands.prepared(run, batch.folio()).values()) {
            instructions.add(instruction(run, demand, mandates.get(demand.household())));
        }
        if (!Arrays.equals(digest(instructions), batch.digest())) {
            throw new IllegalStateException(
                    ("run %d, folio %d: the batch differs from what was prepared"
                                    + " (%d of %s, now %d of %s)")
                            .formatted(
                                    run.number(),
                                    batch.folio(),
                                    batch.instructions(),
                                    batch.total(),
                                    instructions.size(),
                                    total(instructions)));
        }
        return instructions;
    }

    private static DebitInstruction instruction(Run run, Demand demand, @Nullable Mandate mandate) {
        if (mandate == null) {
            throw new IllegalStateException("no mandate for household " + demand.household());
        }
        return new DebitInstruction(
                run.instructionId(demand.household()), mandate.account(), demand.total());
    }

    private Map<Long, Mandate> mandates(Run run, int folio) {
        return members.mandates(folio, run.epoch()).stream()
                .collect(Collectors.toMap(Mandate::household, Function.identity()));
    }

    private static Amount total(List<DebitInstruction> instructions) {
        return instructions.stream()
                .map(DebitInstruction::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }

    private static byte[] digest(List<DebitInstruction> instructions) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (DebitInstruction instruction : instructions) {
                String row =
                        "%s,%s,%d\n"
                                .formatted(
                                        instruction.id(),
                                        instruction.account(),
                                        instruction.amount().minor());
                digest.update(row.getBytes(StandardCharsets.UTF_8));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The line that a derived share becomes when it was not taken.
    static Line line(Due due, Line.State state, OptionalInt inRun, Run run) {
        return new Line(
                due.household(),
                due.enrolment(),
                due.round(),
                0,
                due.plan(),
                due.amount(),
                due.amount(),
                state,
                inRun,
                run.day());
    }

    static String ref(Run run) {
        return "run/" + run.number();
    }
}
