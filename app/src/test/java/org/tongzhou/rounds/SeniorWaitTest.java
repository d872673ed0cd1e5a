package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.plans.ListedPlan;

/// Who reaches the age limit while he waits brings his wait along, to a plan in which those who
/// wait share in nothing.
class SeniorWaitTest extends BirthScene {

    private static final String FROM = "wait-first";
    private static final String TO = "wait-senior";

    @BeforeEach
    void publishBoth() {
        published("demo/demo-senior.yaml", "demo-senior", TO, false);
        published("demo/demo-xiang-hu-bao.yaml", "demo-xiang-hu-bao", FROM, true);
    }

    private void published(String file, String code, String own, boolean waitingMembersShare) {
        try {
            String document =
                    new ClassPathResource("plans/" + file)
                            .getContentAsString(StandardCharsets.UTF_8)
                            .replace("code: " + code, "code: " + own)
                            .replace("toPlan: demo-senior", "toPlan: " + TO)
                            .replace(
                                    "waitingMembersShare: true",
                                    "waitingMembersShare: " + waitingMembersShare);
            plans.propose(own + ".yaml", document, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        plans.proposed().stream()
                .filter(one -> one.code().equals(own))
                .forEach(one -> plans.confirm(one.number(), one.plan().version(), 0));
    }

    @Override
    ListedPlan plan() {
        return plans.inForce(FROM, gate.now()).orElseThrow();
    }

    private List<Membership> inSenior(Membership member) {
        int senior = plans.inForce(TO, gate.now()).orElseThrow().number();
        return enrolments.ofPerson(member.person()).stream()
                .filter(one -> one.plan() == senior)
                .toList();
    }

    @Test
    void whoStillWaitsSharesInTheSeniorPlanOnceHisWaitIsOver() {
        Membership member = movedToSenior();

        Membership senior = inSenior(member).getFirst();
        LocalDate covered = member.coveredFrom();
        assertThat(covered).isAfter(today());
        assertThat(senior.coveredFrom()).isEqualTo(covered);
        assertThat(senior.firstRound()).isEqualTo(plan().calendar().firstOnOrAfter(covered));
        assertThat(seats(member.person())).containsExactly(senior.enrolment());
        assertThat(senior.hasEnded(plan(), gate.now())).isFalse();
    }

    @Test
    void aTrueBirthDateThatLeavesHimInTheSeniorPlanLeavesHisWaitAsItIs() {
        Membership member = movedToSenior();
        Membership senior = inSenior(member).getFirst();

        confirm(
                proposed(
                        member,
                        CorrectionKind.BIRTH_DATE,
                        Optional.of(today().minusYears(LIMIT + 1))));

        assertThat(now(senior).firstRound()).isEqualTo(senior.firstRound());
        assertThat(now(senior).hasEnded(plan(), gate.now())).isFalse();
    }
}
