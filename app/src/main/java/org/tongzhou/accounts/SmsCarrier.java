package org.tongzhou.accounts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.tongzhou.accounts.Contact.Kind;
import org.tongzhou.signing.Exchange;
import org.tongzhou.signing.SignedClient;
import tools.jackson.databind.json.JsonMapper;

/// Sends letters to phones through the operator's SMS gateway, as in `docs/sms-protocol.md`.
final class SmsCarrier implements LetterCarrier, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SignedClient gateway;

    SmsCarrier(URI gateway, byte[] secret, Duration patience, Clock systemClock) {
        this.gateway = new SignedClient(gateway, secret, patience, systemClock);
    }

    @Override
    public Kind kind() {
        return Kind.PHONE;
    }

    @Override
    public Carried carry(Letter letter) {
        String body =
                JSON.createObjectNode()
                        .put("id", letter.reference().toString())
                        .put("to", letter.to().value())
                        .put("text", letter.text())
                        .toString();
        var exchange = gateway.post("/v1/messages", body.getBytes(StandardCharsets.UTF_8));
        return switch (exchange) {
            case Exchange.NoAnswer _ -> new Carried.NotNow("the gateway does not answer");
            case Exchange.Answered(var status, var _) -> carried(status);
        };
    }

    private static Carried carried(int status) {
        String trouble = "the gateway answers " + status;
        return switch (status) {
            case 200, 201, 202 -> new Carried.Sent();
            case 422 -> new Carried.Never(trouble);
            default -> new Carried.NotNow(trouble); // any other answer may change
        };
    }

    @Override
    public void close() {
        gateway.close();
    }
}
