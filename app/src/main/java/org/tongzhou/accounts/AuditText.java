package org.tongzhou.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// How an entry of the audit trail reads: what was done in words, and the code of its outcome
/// beside it, by which an operator finds it again.
final class AuditText {

    static final String LOG = "/staff/audit";

    private AuditText() {}

    /// @param byActor where the acts of this actor are alone; empty where the system did it
    /// @param ofSubject where all that was done to this subject is
    record Line(
            String at,
            String actor,
            String byActor,
            String action,
            String subject,
            String ofSubject,
            String detail) {}

    static Line line(Audit.Entry entry) {
        return new Line(
                Formats.moment(entry.at()),
                entry.actor() == null
                        ? Words.of("accounts.audit.system")
                        : entry.actor().toString(),
                entry.actor() == null ? "" : new AuditOf(entry.actor(), null).at(LOG),
                action(entry.action()),
                subject(entry.subject()),
                new AuditOf(null, entry.subject()).at(LOG),
                detail(entry.detail()));
    }

    /// A part of the log in words; empty for the whole.
    static String part(AuditOf part) {
        return Stream.of(
                        part.actor() == null
                                ? ""
                                : Words.of("accounts.audit.ofActor", part.actor().toString()),
                        part.subject() == null ? "" : subject(part.subject()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String action(String action) {
        String key = key("accounts.did.", action);
        return Words.has(key) ? Words.of(key) : action;
    }

    /// `claim 12` is a kind of thing and its number.
    private static String subject(String subject) {
        String[] parts = subject.split(" ", 2);
        String key = key("accounts.about.", parts[0]);
        return Words.has(key) ? Words.of(key, parts.length > 1 ? parts[1] : "") : subject;
    }

    private static String detail(String detail) {
        for (Role role : Role.values()) {
            if (detail.equals("+" + role) || detail.equals("-" + role)) {
                String key = detail.startsWith("+") ? "accounts.role.given" : "accounts.role.taken";
                return Words.of(key, Words.of(role.wordsKey()));
            }
        }
        return Arrays.stream(detail.split(": ", -1))
                .map(AuditText::outcome)
                .collect(Collectors.joining(": "));
    }

    /// A code in words, with the code beside it; a number of something, or a code without words, as
    /// it is.
    private static String outcome(String code) {
        String key = key("accounts.outcome.", code);
        return Words.has(key) ? Words.of(key) + " (" + code + ")" : subject(code);
    }

    private static String key(String beginning, String code) {
        return beginning + code.toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
    }
}
