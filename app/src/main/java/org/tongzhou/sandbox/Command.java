package org.tongzhou.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.tongzhou.signing.RequestSignature;

/// Everything that can change the provider's state, and the bytes that the journal keeps of it.
///
/// The state follows from the commands alone, so replaying them rebuilds it exactly.
sealed interface Command {

    /// A batch of debits, with its body as it came.
    record Debit(String batch, LocalDate date, String csv) implements Command {

        String digest() {
            return RequestSignature.digest(csv.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// A payout, with its body as it came.
    record Pay(String payout, String json) implements Command {}

    /// Everything due until this day has happened.
    record Advance(LocalDate through) implements Command {}

    /// The settlement of this day has been given out.
    record Close(LocalDate day) implements Command {}

    /// Some dials were turned.
    record Turn(String json) implements Command {}

    default byte[] bytes() {
        return switch (this) {
            case Debit(var batch, var date, var csv) -> framed("debit " + batch + " " + date, csv);
            case Pay(var payout, var json) -> framed("pay " + payout, json);
            case Advance(var through) -> framed("advance " + through, "");
            case Close(var day) -> framed("close " + day, "");
            case Turn(var json) -> framed("turn", json);
        };
    }

    static Command read(byte[] bytes) {
        int end = 0;
        while (bytes[end] != '\n') {
            end++;
        }
        String[] words = new String(bytes, 0, end, StandardCharsets.UTF_8).split(" ", -1);
        String body = new String(bytes, end + 1, bytes.length - end - 1, StandardCharsets.UTF_8);
        return switch (words[0]) {
            case "debit" -> new Debit(words[1], LocalDate.parse(words[2]), body);
            case "pay" -> new Pay(words[1], body);
            case "advance" -> new Advance(LocalDate.parse(words[1]));
            case "close" -> new Close(LocalDate.parse(words[1]));
            case "turn" -> new Turn(body);
            default -> throw new IllegalStateException("not a command: " + words[0]); // corrupt
        };
    }

    private static byte[] framed(String head, String body) {
        return (head + '\n' + body).getBytes(StandardCharsets.UTF_8);
    }
}
