package org.tongzhou.bench;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Figures as a table for people, and as one line of JSON.
final class Report {

    private Report() {}

    static void print(Map<String, Object> figures) {
        table(figures);
        System.out.println(JsonMapper.shared().writeValueAsString(figures));
    }

    static void table(Map<String, Object> figures) {
        System.out.println();
        ObjectNode all = JsonMapper.shared().valueToTree(figures);
        rows("", all);
        System.out.println();
    }

    /// What belongs together stands under its name.
    private static void rows(String indent, ObjectNode figures) {
        figures.propertyStream()
                .forEach(one -> {
                    String name = indent + one.getKey();
                    if (one.getValue() instanceof ObjectNode several) {
                        System.out.printf("  %s%n", name);
                        rows(indent + "  ", several);
                    } else {
                        System.out.printf("  %-44s %20s%n", name, text(one.getValue()));
                    }
                });
    }

    private static String text(JsonNode figure) {
        return figure.isIntegralNumber()
                ? "%,d".formatted(figure.longValue())
                : figure.asString("");
    }
}
