package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.tongzhou.core.money.Amount;
import org.tongzhou.plans.ListedPlan;

/// At most so much a year is of the person: leaving and joining again does not begin it anew.
class CapOfThePersonTest extends RoundScene {

    private static final long PLATFORM = 0;
    private static final String CODE = "cap-of-the-person";
    private static final Amount SHARE = new Amount(30_00);
    private static final Amount REST = new Amount(10_00);

    @Override
    ListedPlan plan() {
        return plans.inForce(CODE, gate.now()).orElseThrow();
    }

    @Test
    void whoLeavesAndJoinsAgainPaysNoMoreInAYearThanWhoStays() {
        publish();
        do {
            nextRound();
        } while (today().getMonthValue() != 1 || today().getDayOfMonth() > 8);
        Member stays = member();
        Member rejoins = member();
        Member rejoinsTwice = member();

        Round first = withCase();
        Member again = again(rejoins);
        Member once = again(rejoinsTwice);
        Member twice = again(once);
        Round second = withCase();
        Round third = withCase();

        assertThat(charged(stays, first)).isEqualTo(SHARE);
        assertThat(charged(stays, second)).isEqualTo(REST);
        assertThat(charged(again, second)).isEqualTo(REST);
        assertThat(charged(twice, second)).isEqualTo(REST);
        assertThat(charged(again, third)).isEqualTo(Amount.ZERO);
    }

    private Member again(Member member) {
        long person = membership(member).person();
        enrolments.leave(member.enrolment());
        return new Member(member.account(), member.household(), joined(person));
    }

    private Round withCase() {
        Member claimant = member();
        gate.moveTo(gate.now().plus(Duration.ofDays(2)));
        approvedAccident(claimant);
        return strike(nextRound());
    }

    private void publish() {
        plans.propose(CODE + ".yaml", document(), PLATFORM);
        plans.proposed().stream()
                .filter(one -> one.code().equals(CODE))
                .forEach(one -> plans.confirm(one.number(), 1, PLATFORM));
    }

    private static String document() {
        try {
            return new ClassPathResource("plans/demo/demo-xiang-hu-bao.yaml")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replaceFirst("code: [a-z-]+", "code: " + CODE)
                    .replaceFirst("effectiveFrom: [0-9-]+", "effectiveFrom: " + LocalDate.EPOCH)
                    .replace("most: \"600.00\"", "most: \"40.00\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
