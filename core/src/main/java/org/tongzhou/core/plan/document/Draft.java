package org.tongzhou.core.plan.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tongzhou.core.plan.Flaw;
import org.tongzhou.core.plan.Topic;

/// What is known while a document is being read: its files, the faults so far, and the names it
/// defines and uses.
final class Draft {

    /// What a document can define and refer to.
    enum Kind {
        SEVERITY,
        DISEASE,
        RULE
    }

    private record Use(Kind kind, String name, Value place) {}

    /// A rule, and the paths that its texts name in both languages.
    record Said(Topic topic, Set<String> paths, Value place) {}

    private final Library library;
    private final List<DocumentFault> faults = new ArrayList<>();
    private final List<DocumentFault> ofProposal = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<Kind, Set<String>> defined = new EnumMap<>(Kind.class);
    private final List<Use> uses = new ArrayList<>();
    private final List<Said> rules = new ArrayList<>();
    private Optional<Node> root = Optional.empty();
    private int fractionDigits = 2;

    Draft(Library library) {
        this.library = library;
    }

    /// The root of a file.
    Optional<Value> open(String file, String text) {
        texts.put(file, text);
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).build();
            Optional<Node> top = new Compose(settings).composeString(text);
            if (top.isEmpty()) {
                fault(new DocumentFault(file, 1, "", Flaw.of(Flaw.Kind.EMPTY)));
            }
            root = root.or(() -> top);
            return top.map(node -> new Value(node, file, "", this));
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            fault(notYaml(file, line, broken.getProblem()));
        } catch (YamlEngineException broken) {
            fault(notYaml(file, 1, String.valueOf(broken.getMessage())));
        }
        return Optional.empty();
    }

    private static DocumentFault notYaml(String file, int line, String problem) {
        return new DocumentFault(file, line, "", Flaw.of(Flaw.Kind.NOT_YAML, problem));
    }

    /// The root of a file that a document refers to.
    Optional<Value> open(Value reference) {
        Optional<String> file = reference.scalar().held();
        Optional<String> text = file.flatMap(library::text);
        if (file.isPresent() && text.isEmpty()) {
            reference.fault(Flaw.Kind.NO_FILE, file.get());
        }
        return text.flatMap(found -> open(file.orElseThrow(), found));
    }

    /// The top of the document itself, which is opened before any file that it refers to.
    Optional<Node> root() {
        return root;
    }

    void define(Kind kind, String name) {
        defined.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).add(name);
    }

    /// Reads a name that must be defined somewhere in the document.
    ValueReader<String> nameOf(Kind kind) {
        return place -> {
            Found<String> name = place.scalar();
            name.held().ifPresent(word -> uses.add(new Use(kind, word, place)));
            return name;
        };
    }

    void faultUndefinedNames() {
        for (Use use : uses) {
            Set<String> known = defined.getOrDefault(use.kind, Set.of());
            if (!known.isEmpty() && !known.contains(use.name)) {
                String kind = use.kind.name().toLowerCase(Locale.ROOT);
                use.place.fault(noSuch(kind, use.name, known));
            }
        }
    }

    private static Flaw noSuch(String kind, String name, Set<String> known) {
        return Nearest.to(name, known)
                .map(near -> Flaw.of(Flaw.Kind.NO_SUCH_NAME_NEAR, kind, name, near))
                .orElseGet(() ->
                        Flaw.of(Flaw.Kind.NO_SUCH_NAME, kind, name, String.join(", ", known)));
    }

    void fractionDigits(int digits) {
        fractionDigits = digits;
    }

    int fractionDigits() {
        return fractionDigits;
    }

    void fault(DocumentFault fault) {
        faults.add(fault);
    }

    void say(Said rule) {
        rules.add(rule);
    }

    /// The rules that were read, in their order.
    List<Said> rules() {
        return rules;
    }

    /// Notes what is a fault only where a document is proposed, and not in one taken over before.
    void noteOfProposal(Value place, Flaw flaw) {
        ofProposal.add(new DocumentFault(place.file(), place.line(), place.path(), flaw));
    }

    void faultProposal() {
        faults.addAll(ofProposal);
    }

    int count() {
        return faults.size();
    }

    boolean hasFaults() {
        return !faults.isEmpty();
    }

    List<DocumentFault> faults() {
        List<DocumentFault> sorted = new ArrayList<>(faults);
        List<String> files = List.copyOf(texts.keySet());
        sorted.sort(
                Comparator.comparingInt((DocumentFault fault) -> files.indexOf(fault.file()))
                        .thenComparingInt(DocumentFault::line));
        return List.copyOf(sorted);
    }

    Map<String, String> texts() {
        return texts;
    }
}
