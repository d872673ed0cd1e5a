package org.tongzhou.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.tongzhou.bench.pass.InnerLoop;
import tools.jackson.databind.json.JsonMapper;

/// The inner loop of the pass under JMH, in a JVM of its own: nanoseconds a member on one core.
final class PassBench {

    private PassBench() {}

    static void run() throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include(InnerLoop.class.getName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .build();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "pass");
        for (RunResult result : new Runner(options).run()) {
            double nanos = result.getPrimaryResult().getScore();
            String name = result.getPrimaryResult().getLabel() + "NanosPerMember";
            figures.put(name, Math.round(nanos * 10) / 10.0);
        }
        figures.put("cores", Runtime.getRuntime().availableProcessors());
        figures.put("jdk", Runtime.version().toString());
        System.out.println(JsonMapper.shared().writeValueAsString(figures));
    }
}
