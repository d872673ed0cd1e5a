package org.tongzhou.core.plan;

import java.util.Locale;

/// A text in the two languages that every plan is written in.
public record Text(String zh, String en) {

    public Text {
        Require.filled("zh", zh);
        Require.filled("en", en);
    }

    /// Chinese for a Chinese locale, English for any other.
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }
}
