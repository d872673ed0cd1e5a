package org.tongzhou.accounts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which part of the audit trail is meant.
///
/// @param actor the account that did it; missing where anybody's acts are meant
/// @param subject what it was done to, such as `claim 12`; missing where anything is meant
record AuditOf(@Nullable Long actor, @Nullable String subject) {

    static final AuditOf ALL = new AuditOf(null, null);

    /// The list at `path` with this part of it.
    String at(String path) {
        List<String> asked = new ArrayList<>();
        if (actor != null) {
            asked.add("actor=" + actor);
        }
        if (subject != null) {
            asked.add("subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8));
        }
        return asked.isEmpty() ? path : path + "?" + String.join("&", asked);
    }
}
