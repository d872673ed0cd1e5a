package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Cause;

/// A plan may suspend below nothing: whose balance does not reach is suspended all the same.
class NothingLeftTest extends BalanceScene {

    @Override
    String code() {
        return "nothing-left";
    }

    @Override
    String document() {
        return super.document().replace("suspendBelow: \"5.00\"", "suspendBelow: \"0.00\"");
    }

    @Test
    void whoseBalanceDoesNotReachIsNotCoveredOn() {
        publish();
        Member member = member();
        payIn(member, 12_00);

        shareOneCase();
        assertThat(cause(member)).isEqualTo(Cause.JOINED);
        shareOneCase();
        assertThat(cause(member)).isEqualTo(Cause.SUSPENDED);
        assertThat(debits.openOf(member.household())).isEqualTo(new Amount(12_00));
    }
}
