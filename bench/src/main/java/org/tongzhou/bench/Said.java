package org.tongzhou.bench;

import java.util.Map;
import org.tongzhou.rounds.Progress;
import tools.jackson.databind.json.JsonMapper;

/// What the server under measurement says to the process that started it.
final class Said {

    /// What the parent process passes on to whoever watches.
    static final String PROGRESS = "bench: ";

    static final String FIGURES = "bench figures: ";

    private static final int STEPS = 20;

    private Said() {}

    static void progress(String what) {
        System.out.println(PROGRESS + what);
    }

    static void progress(String what, int done, int all) {
        if (done == all || done % Math.max(1, all / STEPS) == 0) {
            progress("%s %d of %d folios".formatted(what, done, all));
        }
    }

    static Progress folios(String what) {
        return (done, all) -> progress(what, done, all);
    }

    static void figures(Map<String, Object> figures) {
        System.out.println(FIGURES + JsonMapper.shared().writeValueAsString(figures));
    }
}
