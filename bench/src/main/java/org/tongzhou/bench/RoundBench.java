package org.tongzhou.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Two rounds in succession, each from the freeze to its close, over a membership of the size asked
/// for, through the production code in a server of its own; the plain SQL way on a slice of the
/// same data; and, over several sizes, what grows with each member.
final class RoundBench {

    private RoundBench() {}

    static void run(List<RoundOptions> sizes) throws Exception {
        List<Map<String, Object>> reports = new ArrayList<>();
        for (RoundOptions options : sizes) {
            FilledServer filled = FilledServer.start(options);
            Map<String, Object> report = filled.report("round");
            report.putAll(Pain008Writing.measure(filled.channel()));
            filled.stop();
            reports.add(report);
            Report.table(report);
        }
        if (sizes.size() == 1) {
            System.out.println(JsonMapper.shared().writeValueAsString(reports.getFirst()));
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bench", "round");
        all.put("growth", Growth.between(reports.getFirst(), reports.getLast()));
        Report.table(all);
        all.put("sizes", reports);
        System.out.println(JsonMapper.shared().writeValueAsString(all));
    }
}
