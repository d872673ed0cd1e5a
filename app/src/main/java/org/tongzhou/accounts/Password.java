package org.tongzhou.accounts;

import org.tongzhou.web.BadInput;

/// A password as it was typed. It never shows itself.
public record Password(String value) {

    private static final int LEAST = 10;
    private static final int MOST = 128;

    public Password {
        if (value.codePoints().count() < LEAST || value.length() > MOST) {
            throw new BadInput("password", "accounts.password.length", LEAST, MOST);
        }
        if (value.chars().distinct().count() < 4) {
            throw new BadInput("password", "accounts.password.simple");
        }
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
