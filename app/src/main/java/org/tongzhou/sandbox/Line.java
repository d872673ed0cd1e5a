package org.tongzhou.sandbox;

import java.util.HashMap;
import java.util.Map;

/// The telephone line between the platform and the provider, which breaks now and then.
final class Line {

    /// What befalls a request.
    enum Trouble {
        NONE,
        REQUEST_LOST,
        ANSWER_LOST
    }

    private final Map<String, Integer> attempts = new HashMap<>();

    /// What befalls the next attempt to write under this id.
    synchronized Trouble next(String id, Dials dials) {
        int attempt = attempts.merge(id, 1, Integer::sum);
        if (attempt == 1 && id.startsWith("lost-request-")) {
            return Trouble.REQUEST_LOST;
        }
        if (attempt == 1 && id.startsWith("lost-answer-")) {
            return Trouble.ANSWER_LOST;
        }
        String nth = Integer.toString(attempt);
        long draw = Hash64.perMille(dials.value(Dial.SEED), "line", id, nth);
        draw -= dials.value(Dial.LOST_REQUEST_PER_MILLE);
        if (draw < 0) {
            return Trouble.REQUEST_LOST;
        }
        draw -= dials.value(Dial.LOST_ANSWER_PER_MILLE);
        return draw < 0 ? Trouble.ANSWER_LOST : Trouble.NONE;
    }
}
