package org.tongzhou.web;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/// The fields of a form, written before the summary that stands above them and names each by its
/// label.
public record WrittenForm(Content content, Map<String, String> labels) {

    private static final ScopedValue<Map<String, String>> SAID = ScopedValue.newInstance();

    public WrittenForm {
        labels = Map.copyOf(labels);
    }

    /// Without errors there is no summary, and the fields are written where they stand.
    public static WrittenForm of(Content fields, FormErrors errors) {
        if (errors.isEmpty()) {
            return new WrittenForm(fields, Map.of());
        }
        Map<String, String> labels = new HashMap<>();
        var text = new StringOutput();
        ScopedValue.where(SAID, labels)
                .run(() -> fields.writeTo(new OwaspHtmlTemplateOutput(text)));
        return new WrittenForm(output -> output.writeContent(text.toString()), labels);
    }

    /// Each field says its label while it is written.
    public static void label(String field, String label) {
        if (SAID.isBound()) {
            SAID.get().putIfAbsent(field, label);
        }
    }
}
