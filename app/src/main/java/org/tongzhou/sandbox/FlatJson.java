package org.tongzhou.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/// JSON objects of strings, numbers and booleans, one level deep: all that the protocol needs.
final class FlatJson {

    private final String text;
    private int at;

    private FlatJson(String text) {
        this.text = text;
    }

    static String write(Map<String, ?> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> {
            json.append(json.length() == 1 ? "" : ", ");
            appendQuoted(json, name);
            json.append(": ");
            if (value instanceof Number || value instanceof Boolean) {
                json.append(value);
            } else {
                appendQuoted(json, String.valueOf(value));
            }
        });
        return json.append('}').toString();
    }

    /// Reads an object; every value comes as text.
    static Map<String, String> read(String text) {
        FlatJson reader = new FlatJson(text);
        Map<String, String> members = reader.object();
        reader.skipSpace();
        if (reader.at != text.length()) {
            throw reader.unreadable();
        }
        return members;
    }

    private Map<String, String> object() {
        Map<String, String> members = new LinkedHashMap<>();
        expect('{');
        if (comes('}')) {
            return members;
        }
        do {
            skipSpace();
            String name = string();
            expect(':');
            skipSpace();
            String value = peek() == '"' ? string() : bare();
            if (members.put(name, value) != null) {
                throw new BadRequest(400, "twice in one object: " + name);
            }
        } while (comes(','));
        expect('}');
        return members;
    }

    private String bare() {
        int from = at;
        while (at < text.length() && ",} \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        if (!word.matches("true|false|-?\\d{1,19}")) {
            throw unreadable();
        }
        return word;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            char c = next();
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw unreadable(); // JSON has no other escapes
        };
    }

    private char unicode() {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9A-Fa-f]{4}")) {
            throw unreadable();
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private boolean comes(char wanted) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!comes(wanted)) {
            throw unreadable();
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw unreadable();
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void skipSpace() {
        while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private BadRequest unreadable() {
        return new BadRequest(400, "not a flat JSON object, at character " + at);
    }

    private static void appendQuoted(StringBuilder json, String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
