package org.tongzhou.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What each step of a warm round takes for a member, in a smaller membership and in a larger one:
/// where the two are alike, a step grows with the members and with nothing else.
final class Growth {

    private static final double NANOS_A_SECOND = 1e9;
    private static final List<String> TIMES =
            List.of(
                    "freezeSeconds",
                    "statementSeconds",
                    "treeSeconds",
                    "debitsSeconds",
                    "answersSeconds",
                    "retrySeconds",
                    "closeSeconds");
    private static final List<String> BYTES =
            List.of("bytesAddedWhileOpen", "bytesAddedAfterClose");

    private Growth() {}

    static Map<String, Object> between(Map<String, Object> smaller, Map<String, Object> larger) {
        Size small = Size.of(smaller);
        Size large = Size.of(larger);
        Map<String, Object> growth = new LinkedHashMap<>();
        growth.put("smallerMembers", small.members);
        growth.put("largerMembers", large.members);
        double smallNanos = 0;
        double largeNanos = 0;
        for (String step : TIMES) {
            double before = NANOS_A_SECOND * small.perMember(step);
            double now = NANOS_A_SECOND * large.perMember(step);
            smallNanos += before;
            largeNanos += now;
            String name = step.replace("Seconds", "NanosAMember");
            growth.put(name, compared(before, now));
        }
        growth.put("roundNanosAMember", compared(smallNanos, largeNanos));
        for (String bytes : BYTES) {
            growth.put(bytes + "AMember", compared(small.perMember(bytes), large.perMember(bytes)));
        }
        growth.put(
                "databaseBytesAMember",
                compared(
                        small.all.path("databaseBytes").doubleValue() / small.members,
                        large.all.path("databaseBytes").doubleValue() / large.members));
        return growth;
    }

    private static Map<String, Object> compared(double before, double now) {
        Map<String, Object> compared = new LinkedHashMap<>();
        compared.put("smaller", hundredths(before));
        compared.put("larger", hundredths(now));
        compared.put("growth", hundredths(now / before));
        return compared;
    }

    private static double hundredths(double number) {
        return Math.round(number * 100) / 100.0;
    }

    private record Size(JsonNode all, long members) {

        static Size of(Map<String, Object> report) {
            JsonNode all = JsonMapper.shared().valueToTree(report);
            return new Size(all, all.path("members").longValue());
        }

        double perMember(String figure) {
            return all.path("warmRound").path(figure).doubleValue() / members;
        }
    }
}
