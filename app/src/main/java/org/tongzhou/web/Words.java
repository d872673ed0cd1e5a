package org.tongzhou.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Everything the platform says, in Chinese and English.
///
/// Words are part of the program, so they are static: one pair of files per module,
/// `words/<module>_zh.properties` and `words/<module>_en.properties`, every key beginning with the
/// module's name. `{0}`, `{1}` stand for arguments, which are inserted as they are: format them
/// first. `{0|family|families}` stands for the first word where the argument is one, and for the
/// second otherwise.
public final class Words {

    private static final Pattern NUMBERED = Pattern.compile("\\{([0-9])\\|([^|}]*)\\|([^}]*)}");
    private static final Map<String, String> CHINESE = load("zh");
    private static final Map<String, String> ENGLISH = load("en");

    private Words() {}

    /// Whether there are words for a key that is put together from what is stored.
    public static boolean has(String key) {
        return CHINESE.containsKey(key);
    }

    /// In the language of the request; in Chinese where there is none.
    public static String of(String key, Object... args) {
        return in(Language.ofRequest(), key, args);
    }

    /// In a given language: for letters and for work that no request is waiting for.
    public static String in(Language language, String key, Object... args) {
        String text = table(language).get(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        text = numbered(text, args);
        for (int i = 0; i < args.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(args[i]));
        }
        return text;
    }

    /// The text with each word that depends on a number; before the arguments are in it, so that
    /// none of them is read as a text.
    private static String numbered(String text, Object[] args) {
        if (text.indexOf('|') < 0) {
            return text;
        }
        return NUMBERED.matcher(text)
                .replaceAll(word -> {
                    Object count = args[Integer.parseInt(word.group(1))];
                    boolean isOne = String.valueOf(count).equals("1");
                    return Matcher.quoteReplacement(word.group(isOne ? 2 : 3));
                });
    }

    /// All keys and texts of a language.
    static Map<String, String> table(Language language) {
        return switch (language) {
            case CHINESE -> CHINESE;
            case ENGLISH -> ENGLISH;
        };
    }

    private static Map<String, String> load(String suffix) {
        Map<String, String> words = new HashMap<>();
        try {
            String pattern = "classpath*:words/*_" + suffix + ".properties";
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                read(file).forEach((key, text) -> add(words, key.toString(), text.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(words);
    }

    private static void add(Map<String, String> words, String key, String text) {
        if (words.put(key, text) != null) {
            throw new IllegalStateException("two files have words for " + key);
        }
    }

    private static Properties read(Resource file) throws IOException {
        Properties properties = new Properties();
        try (var in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    /// The languages the platform speaks.
    public enum Language {
        CHINESE("zh", Locale.SIMPLIFIED_CHINESE),
        ENGLISH("en", Locale.ENGLISH);

        private final String code;
        private final Locale locale;

        Language(String code, Locale locale) {
            this.code = code;
            this.locale = locale;
        }

        public String code() {
            return code;
        }

        public Locale locale() {
            return locale;
        }

        /// What goes into the `lang` attribute.
        public String tag() {
            return locale.toLanguageTag();
        }

        public static Language ofRequest() {
            var context = LocaleContextHolder.getLocaleContext();
            Locale locale = context == null ? null : context.getLocale();
            return locale != null && "en".equals(locale.getLanguage()) ? ENGLISH : CHINESE;
        }
    }
}
