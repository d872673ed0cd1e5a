package org.tongzhou.sandbox;

import java.util.Map;

/// Answers as an identity service: agrees, except to marked names and accounts. Keeps nothing.
final class IdentityDesk {

    private static final long HOLD_MILLIS_AT_LEAST = 100;

    Reply person(String json, Dials dials) {
        Map<String, String> asked = FlatJson.read(json);
        String name = Rows.text("name", asked.get("name"));
        Rows.text("documentKind", asked.get("documentKind"));
        Rows.text("number", asked.get("number"));
        return name.contains("拒") ? differs("NAME_AND_NUMBER_DIFFER") : agreesOrBreaks(name, dials);
    }

    Reply account(String json, Dials dials) {
        Map<String, String> asked = FlatJson.read(json);
        String name = Rows.text("name", asked.get("name"));
        Rows.text("number", asked.get("number"));
        String account = Rows.account(asked.get("account"));
        if (account.startsWith("closed-")) {
            return differs("ACCOUNT_CLOSED");
        }
        return account.startsWith("other-") || name.contains("拒")
                ? differs("ACCOUNT_OWNER_DIFFERS")
                : agreesOrBreaks(name, dials);
    }

    private static Reply agreesOrBreaks(String name, Dials dials) {
        if (name.contains("断")) {
            return new Reply.Silence(0);
        }
        if (name.contains("迟")) {
            long holdMillis = dials.value(Dial.HOLD_MILLIS);
            return new Reply.Silence(Math.max(HOLD_MILLIS_AT_LEAST, holdMillis));
        }
        return Reply.json(200, "{\"verdict\": \"AGREES\"}");
    }

    private static Reply differs(String reason) {
        return Reply.json(200, "{\"verdict\": \"DIFFERS\", \"reason\": \"%s\"}".formatted(reason));
    }
}
