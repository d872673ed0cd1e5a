package org.tongzhou.accounts;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tongzhou.web.Form;

/// The step that asks for a code: what its form carries, and nothing else of what was sent. So no
/// password is in it, and it may be shown again in the other language.
final class CodeStep {

    private static final String AGAIN = "again";
    private static final String MARK = "true";
    private static final Set<String> CARRIED = Set.of("challenge", "masked", "next", "code");

    private CodeStep() {}

    static Form opened(Secret id, Contact contact, String next) {
        return Form.filled(
                Map.of(
                        "challenge",
                        id.value(),
                        "masked",
                        contact.masked(),
                        "next",
                        next,
                        AGAIN,
                        MARK));
    }

    /// What was sent, with the errors that were found.
    static Form kept(Form sent) {
        Map<String, String> values = new HashMap<>(Map.of(AGAIN, MARK));
        CARRIED.forEach(name -> values.put(name, sent.text(name)));
        return new Form(Form.filled(values).values(), sent.errors());
    }

    static Form wrong(Form sent) {
        return kept(sent).with("code", "accounts.code.wrong");
    }

    /// Whether only the page is wanted again: the code is not tried then.
    static boolean isAgain(Form sent) {
        return sent.has(AGAIN, MARK);
    }
}
