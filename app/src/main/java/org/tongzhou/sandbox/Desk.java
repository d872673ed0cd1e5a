package org.tongzhou.sandbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Answers the payment provider's requests, over a line that breaks now and then.
final class Desk {

    private final Provider provider;
    private final Line line = new Line();
    private final IdentityDesk identity = new IdentityDesk();

    Desk(Provider provider) {
        this.provider = provider;
    }

    Reply answer(Request request) {
        List<String> steps = request.steps();
        String route = request.method() + " " + String.join("/", shape(steps));
        return switch (route) {
            case "PUT debits/*" -> write(steps.get(1), () -> debit(steps.get(1), request));
            case "GET debits/*" -> Reply.json(200, provider.batchState(steps.get(1)));
            case "GET debits/*/answer" -> Reply.csv(provider.answer(steps.get(1)));
            case "PUT payouts/*" -> write(steps.get(1), () -> pay(steps.get(1), request));
            case "GET payouts/*" -> Reply.json(200, provider.payoutState(steps.get(1)));
            case "GET events" -> events(request.parameters());
            case "GET settlements/*" -> Reply.csv(provider.settlement(Rows.date(steps.get(1))));
            case "GET capabilities" -> capabilities();
            case "GET control" -> Reply.json(200, provider.dials().json());
            case "PUT control" -> turn(request);
            case "GET control/ledger" -> Reply.csv(provider.ledger());
            case "POST identity-checks" -> identity.person(request.text(), provider.dials());
            case "POST account-checks" -> identity.account(request.text(), provider.dials());
            default -> Reply.problem(404, "nothing at " + request.path()); // paths are open-ended
        };
    }

    /// The steps of a path with ids replaced by a star.
    private static List<String> shape(List<String> steps) {
        boolean hasId =
                steps.size() > 1
                        && List.of("debits", "payouts", "settlements").contains(steps.getFirst());
        if (!hasId) {
            return steps;
        }
        return steps.size() == 2
                ? List.of(steps.getFirst(), "*")
                : List.of(steps.getFirst(), "*", steps.get(2));
    }

    private Reply write(String id, Supplier<Reply> carryOut) {
        Dials dials = provider.dials();
        Line.Trouble trouble = line.next(Rows.id("in the path", id), dials);
        if (trouble == Line.Trouble.REQUEST_LOST) {
            return new Reply.Silence(0);
        }
        Reply answered = carryOut.get();
        return trouble == Line.Trouble.ANSWER_LOST
                ? new Reply.Silence(dials.value(Dial.HOLD_MILLIS))
                : answered;
    }

    private Reply debit(String batch, Request request) {
        LocalDate date = Rows.date(request.parameters().get("date"));
        Batch.Tally stated =
                new Batch.Tally(
                        Rows.number("X-Tongzhou-Count", request.header("X-Tongzhou-Count")),
                        Rows.number(
                                "X-Tongzhou-Sum-Minor", request.header("X-Tongzhou-Sum-Minor")));
        return Reply.json(
                202, provider.debit(new Command.Debit(batch, date, request.text()), stated));
    }

    private Reply pay(String payout, Request request) {
        return Reply.json(202, provider.pay(payout, request.text()));
    }

    private Reply events(Map<String, String> parameters) {
        long after = Rows.number("after", parameters.getOrDefault("after", "0"));
        return Reply.csv(provider.events(after, Rows.date(parameters.get("date"))));
    }

    private Reply turn(Request request) {
        provider.turn(Dials.read(request.text()));
        return Reply.json(200, provider.dials().json());
    }

    private static Reply capabilities() {
        return Reply.json(
                200,
                "{\"partialAmounts\": false, \"batchLimit\": %d}"
                        .formatted(Instruction.BATCH_LIMIT));
    }
}
