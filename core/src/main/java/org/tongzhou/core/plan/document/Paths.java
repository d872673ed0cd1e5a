package org.tongzhou.core.plan.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.tongzhou.core.plan.Flaw;

/// Follows a path such as `benefits[2].amount` from the top of a document.
final class Paths {

    private static final Pattern STEP = Pattern.compile("\\[(\\d{1,6})]|\\.?([A-Za-z]+)");

    private Paths() {}

    /// Reads a path that must lead to something in the document.
    static ValueReader<String> within(Node root) {
        return place -> {
            Found<String> path = place.scalar();
            if (path.held().isPresent() && find(root, path.value()).isEmpty()) {
                return place.refuse(Flaw.Kind.LEADS_NOWHERE, path.value());
            }
            return path;
        };
    }

    /// What a path leads to, if it leads to anything.
    static Optional<Node> find(Node root, String path) {
        Optional<Node> here = Optional.of(root);
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (end < path.length() && step.find(end) && step.start() == end) {
            String index = step.group(1);
            String key = step.group(2);
            here = here.flatMap(node -> index != null ? element(node, index) : field(node, key));
            end = step.end();
        }
        return end == path.length() ? here : Optional.empty();
    }

    private static Optional<Node> element(Node node, String index) {
        int at = Integer.parseInt(index);
        return node instanceof SequenceNode list && at < list.getValue().size()
                ? Optional.of(list.getValue().get(at))
                : Optional.empty();
    }

    private static Optional<Node> field(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                return Optional.of(tuple.getValueNode());
            }
        }
        return Optional.empty();
    }
}
