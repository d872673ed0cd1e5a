package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a payer is told of a share that nobody knows yet whether it was taken.
class UnderWayTest extends BalanceScene {

    @Autowired private LineRepository lines;
    @Autowired private Shares shares;

    @Test
    void whatNobodyKnowsYetIsUnderWayAndNotFailed() {
        publish();
        Member member = member();
        shareOneCase();
        undone(() -> {
            for (Line.State state : List.of(Line.State.IN_FLIGHT, Line.State.UNKNOWN)) {
                Line line = lines.ofHousehold(member.household()).getFirst();
                lines.move(line, state, OptionalInt.of(1));

                assertThat(shares.ofHousehold(member.household()))
                        .extracting(Share::taking)
                        .contains(Share.Taking.UNDER_WAY)
                        .doesNotContain(Share.Taking.OPEN);
            }
        });
    }
}
