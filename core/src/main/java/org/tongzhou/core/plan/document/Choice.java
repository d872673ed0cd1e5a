package org.tongzhou.core.plan.document;

import java.util.Map;
import java.util.Optional;
import org.tongzhou.core.plan.Text;
import org.tongzhou.core.plan.Topic;

/// One of several words of a document, each with what members read for it.
record Choice(String path, Topic topic, Map<String, Text> words) implements Spoken {

    static final Choice LOSS_BEARER =
            new Choice(
                    "arrears.lossBearer",
                    Topic.SHARING,
                    Map.of(
                            "operator",
                            new Text(
                                    "由平台承担，不由其他成员分摊",
                                    "is borne by the operator, not by other members"),
                            "next-round",
                            new Text(
                                    "计入下一期，由分摊那一期的成员共同承担",
                                    "is added to the next round and borne by its members")));

    Choice {
        words = Map.copyOf(words);
    }

    /// A word that is none of them is a fault where it stands, and is shown as it is.
    @Override
    public Optional<Text> words(Optional<String> written) {
        return written.filter(word -> !word.isEmpty())
                .map(word -> words.getOrDefault(word, new Text(word, word)));
    }
}
