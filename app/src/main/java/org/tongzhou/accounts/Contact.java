package org.tongzhou.accounts;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tongzhou.web.BadInput;

/// How a person is reached and signs in: a phone number or an e-mail address, in one spelling.
public record Contact(Kind kind, String value) {

    private static final Pattern CHINESE_MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern FOREIGN_PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9._%+'-]{1,64}@(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,63}");

    /// A phone or an e-mail.
    public enum Kind {
        PHONE,
        EMAIL
    }

    public Contact {
        boolean good =
                switch (kind) {
                    case PHONE ->
                            CHINESE_MOBILE.matcher(value).matches()
                                    || FOREIGN_PHONE.matcher(value).matches();
                    case EMAIL -> value.length() <= 254 && EMAIL.matcher(value).matches();
                };
        if (!good) {
            throw new BadInput("contact", "accounts.contact.bad");
        }
    }

    /// From what was typed: spaces and hyphens in a number, `+86`, and capitals do not matter.
    public static Contact of(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.contains("@")) {
            return new Contact(Kind.EMAIL, text);
        }
        String digits = text.replaceAll("[\\s()-]", "");
        String national = digits.replaceFirst("^(\\+86|0086)", "");
        return new Contact(
                Kind.PHONE, CHINESE_MOBILE.matcher(national).matches() ? national : digits);
    }

    /// Enough to recognise it by, not enough to use it: `138****5678`, `l***@example.org`.
    public String masked() {
        return switch (kind) {
            case PHONE -> value.substring(0, 3) + "****" + value.substring(value.length() - 4);
            case EMAIL -> value.charAt(0) + "***" + value.substring(value.indexOf('@'));
        };
    }

    @Override
    public String toString() {
        return masked();
    }
}
