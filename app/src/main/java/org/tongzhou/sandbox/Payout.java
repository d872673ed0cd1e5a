package org.tongzhou.sandbox;

import java.time.LocalDate;
import java.util.Map;

/// Money asked to be sent to an account.
record Payout(String id, String account, String name, long amountMinor, LocalDate date) {

    static Payout read(String id, String json) {
        Map<String, String> body = FlatJson.read(json);
        return new Payout(
                id,
                Rows.account(body.get("account")),
                Rows.text("name", body.get("name")),
                Rows.amount(body.get("amountMinor")),
                Rows.date(body.get("date")));
    }
}
