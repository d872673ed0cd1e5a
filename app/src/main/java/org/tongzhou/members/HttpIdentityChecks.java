package org.tongzhou.members;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.tongzhou.signing.Exchange;
import org.tongzhou.signing.SignedClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Asks an identity service over HTTP, as in `docs/channel-protocol.md`.
final class HttpIdentityChecks implements IdentityChecks, AutoCloseable {

    private final SignedClient client;
    private final JsonMapper json = new JsonMapper();

    HttpIdentityChecks(URI service, byte[] secret, Duration timeout, Clock systemClock) {
        this.client = new SignedClient(service, secret, timeout, systemClock);
    }

    @Override
    public Verdict verify(RealName person) {
        return ask(
                "/v1/identity-checks",
                json.createObjectNode()
                        .put("name", person.name())
                        .put("documentKind", person.documentKind())
                        .put("number", person.number()));
    }

    @Override
    public Verdict verify(AccountOwner owner) {
        return ask(
                "/v1/account-checks",
                json.createObjectNode()
                        .put("name", owner.name())
                        .put("number", owner.number())
                        .put("account", owner.account()));
    }

    @Override
    public void close() {
        client.close();
    }

    /// A refused question is no verdict either: nothing is known about the person.
    private Verdict ask(String target, ObjectNode question) {
        byte[] body = question.toString().getBytes(StandardCharsets.UTF_8);
        return switch (client.post(target, body)) {
            case Exchange.NoAnswer(var trouble) -> new Verdict.NoAnswer(trouble);
            case Exchange.Answered answered when answered.status() != 200 ->
                    new Verdict.NoAnswer("the service answers " + answered.status());
            case Exchange.Answered answered -> verdict(answered.text());
        };
    }

    private Verdict verdict(String text) {
        try {
            JsonNode answer = json.readTree(text);
            return switch (answer.path("verdict").asString("")) {
                case "AGREES" -> new Verdict.Agrees();
                case "DIFFERS" ->
                        new Verdict.Differs(difference(answer.path("reason").asString("")));
                default -> new Verdict.NoAnswer("no verdict in the answer"); // not the protocol
            };
        } catch (JacksonException e) {
            return new Verdict.NoAnswer("an answer that makes no sense");
        }
    }

    private static Difference difference(String code) {
        for (Difference difference : Difference.values()) {
            if (difference.name().equals(code)) {
                return difference;
            }
        }
        return Difference.OTHER;
    }
}
