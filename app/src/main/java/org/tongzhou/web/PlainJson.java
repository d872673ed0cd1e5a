package org.tongzhou.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Refuses JSON that could not be kept as it was sent, and names its field: nothing is rounded,
/// guessed or taken for something else.
@Configuration
class PlainJson {

    /// Twelve and a half is no number of fen, 0 no false, and 3 no name of a consent.
    @Bean
    JsonMapperBuilderCustomizer takesNothingForSomethingElse() {
        return json ->
                json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    @Bean
    JacksonModule plainText() {
        SimpleModule module = new SimpleModule("plain text");
        module.addDeserializer(String.class, new PlainStrings());
        module.addDeserializer(LocalDate.class, new PlainDates());
        return module;
    }

    private static final class PlainStrings extends StdScalarDeserializer<String> {

        PlainStrings() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getString();
            if (!PlainText.isPlain(text)) {
                context.handleWeirdStringValue(String.class, "", "not plain text");
            }
            return text;
        }
    }

    /// As in `2025-12-01`.
    private static final class PlainDates extends StdScalarDeserializer<LocalDate> {

        PlainDates() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            try {
                return LocalDate.parse(parser.getString());
            } catch (DateTimeParseException _) {
                return (LocalDate)
                        context.handleWeirdStringValue(
                                LocalDate.class, parser.getString(), "not a day");
            }
        }
    }
}
