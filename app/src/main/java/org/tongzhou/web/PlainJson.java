package org.tongzhou.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Refuses JSON text that could not be kept as it was sent, and names its field.
@Configuration
class PlainJson {

    @Bean
    JacksonModule plainStrings() {
        SimpleModule module = new SimpleModule("plain text");
        module.addDeserializer(String.class, new PlainStrings());
        return module;
    }

    private static final class PlainStrings extends StdScalarDeserializer<String> {

        PlainStrings() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && !PlainText.isPlain(text)) {
                context.handleWeirdStringValue(String.class, "", "not plain text");
            }
            return text;
        }
    }
}
