package org.tongzhou.plans;

import java.util.Map;
import java.util.Optional;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.document.PlanDocuments;
import tools.jackson.databind.json.JsonMapper;

/// A version as it is kept: the raw text of every file it was read from, and which of them is the
/// plan.
record StoredDocument(String file, Map<String, String> texts) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static StoredDocument of(String stored) {
        return JSON.readValue(stored, StoredDocument.class);
    }

    String stored() {
        return JSON.writeValueAsString(this);
    }

    /// The text that was proposed, as it was written.
    String text() {
        return texts.getOrDefault(file, "");
    }

    Plan plan() {
        PlanDocuments documents = new PlanDocuments(path -> Optional.ofNullable(texts.get(path)));
        String text = texts.get(file);
        if (text == null) {
            throw new IllegalStateException("the stored document lacks its own text: " + file);
        }
        return documents.plan(file, text);
    }
}
