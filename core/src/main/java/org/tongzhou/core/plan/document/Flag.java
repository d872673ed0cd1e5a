package org.tongzhou.core.plan.document;

import java.util.Optional;
import org.tongzhou.core.plan.Text;
import org.tongzhou.core.plan.Topic;

/// A yes or no of a document that members read in words.
///
/// @param otherwise what holds where the document does not say
record Flag(String path, boolean otherwise, Topic topic, Text yes, Text no) implements Spoken {

    static final Flag ACCIDENTS_EXEMPT =
            new Flag(
                    "waiting.accidentsExempt",
                    false,
                    Topic.WAITING,
                    new Text("意外事故无等待期", "there is none for accidents"),
                    new Text("意外事故同样有等待期", "it holds for accidents, too"));

    static final Flag ILLNESS_REFUNDS_SHARES =
            new Flag(
                    "waiting.illnessRefundsShares",
                    true,
                    Topic.WAITING,
                    new Text(
                            "已分摊金额无息退还，成员资格终止",
                            "shares are refunded without interest and membership ends"),
                    new Text("已分摊金额不退还，成员资格继续", "shares are not refunded and membership goes on"));

    static final Flag REJOIN_RESTARTS_WAIT =
            new Flag(
                    "admission.rejoinRestartsWait",
                    true,
                    Topic.JOINING,
                    new Text("等待期重新计算", "waits again in full"),
                    new Text(
                            "因本人意愿退出的，只等完剩余的等待期，其他情形重新计算",
                            "waits only what was left if he left by his own wish, otherwise in"
                                    + " full"));

    /// Reads it from the section that it stands in; what is not there is as this format says.
    Found<Boolean> in(Fields section) {
        return section.or(otherwise, path.substring(path.indexOf('.') + 1), Scalars::flag);
    }

    /// Another word than true or false is a fault where it stands.
    @Override
    public Optional<Text> words(Optional<String> written) {
        boolean holds = written.map(Boolean::parseBoolean).orElse(otherwise);
        return Optional.of(holds ? yes : no);
    }
}
