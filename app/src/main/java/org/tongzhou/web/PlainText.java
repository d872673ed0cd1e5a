package org.tongzhou.web;

/// What text from outside may hold: a database cannot keep the character zero nor half a character,
/// and no reader sees the other control characters.
final class PlainText {

    private PlainText() {}

    static boolean isPlain(String text) {
        return text.codePoints().allMatch(PlainText::isPlain);
    }

    private static boolean isPlain(int codePoint) {
        boolean layout = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return layout || !(half || Character.isISOControl(codePoint));
    }

    /// Without what a paste brought along and nobody saw.
    static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        return text.codePoints()
                .filter(PlainText::isPlain)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
