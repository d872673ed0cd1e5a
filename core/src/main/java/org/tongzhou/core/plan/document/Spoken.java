package org.tongzhou.core.plan.document;

import java.util.List;
import java.util.Optional;
import org.tongzhou.core.plan.Text;
import org.tongzhou.core.plan.Topic;

/// A value of a document that is no figure and that members read in words: the words come from what
/// counts, so that no text can promise the opposite.
sealed interface Spoken permits Flag, Choice {

    List<Spoken> ALL =
            List.of(
                    Flag.ACCIDENTS_EXEMPT,
                    Flag.ILLNESS_REFUNDS_SHARES,
                    Flag.REJOIN_RESTARTS_WAIT,
                    Choice.LOSS_BEARER);

    String path();

    /// What the rules that must say it are about.
    Topic topic();

    /// The words for it as it is written in a document, or left out there; nothing where it must
    /// not be left out.
    Optional<Text> words(Optional<String> written);

    static Optional<Spoken> at(String path) {
        return ALL.stream().filter(one -> one.path().equals(path)).findFirst();
    }
}
