package org.tongzhou.core.plan.document;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.tongzhou.core.plan.Flaw;

/// A place in a document: the node, its file and the path that leads to it.
record Value(Node node, String file, String path, Draft draft) {

    int line() {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    void fault(Flaw flaw) {
        draft.fault(new DocumentFault(file, line(), path, flaw));
    }

    void fault(Flaw.Kind kind, Object... names) {
        fault(Flaw.of(kind, names));
    }

    <T> Found<T> refuse(Flaw.Kind kind, Object... names) {
        return refuse(Flaw.of(kind, names));
    }

    <T> Found<T> refuse(Flaw flaw) {
        fault(flaw);
        return Found.nothing();
    }

    Value at(String key, Node child) {
        return new Value(child, file, path.isEmpty() ? key : path + "." + key, draft);
    }

    Fields fields() {
        if (node instanceof MappingNode mapping && !node.isRecursive()) {
            return new Fields(this, mapping.getValue());
        }
        fault(Flaw.Kind.NOT_A_MAPPING);
        return Fields.unreadable(this);
    }

    <T> Found<List<T>> list(ValueReader<T> reader) {
        if (!(node instanceof SequenceNode sequence) || node.isRecursive()) {
            return refuse(Flaw.Kind.NOT_A_LIST);
        }
        List<T> all = new ArrayList<>();
        int index = 0;
        for (Node element : sequence.getValue()) {
            Value place = new Value(element, file, "%s[%d]".formatted(path, index), draft);
            reader.read(place).held().ifPresent(all::add);
            index++;
        }
        return all.size() == index ? Found.of(List.copyOf(all)) : Found.nothing();
    }

    /// The written text of a single value.
    Found<String> scalar() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Found.of(scalar.getValue().strip());
        }
        return refuse(node instanceof ScalarNode ? Flaw.Kind.EMPTY : Flaw.Kind.NOT_SINGLE);
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isQuoted() {
        return node instanceof ScalarNode scalar && !scalar.isPlain();
    }
}
