package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.round.Folio;
import org.tongzhou.plans.ListedPlan;

/// A damaged row stops the round of its plan and folio; the rounds of other plans go on, the staff
/// is told where to look, and nothing has to be started when it is mended.
class DamagedFolioTest extends RoundScene {

    private static final String OTHER = "undamaged";
    private static final long PLATFORM = 0;

    @Autowired private Environment settings;
    @Autowired private StoppedRounds stopped;
    @Autowired private Proving proving;

    /// Only the owner can: the platform itself has no right to change a span.
    private void asOwner(String sql) throws SQLException {
        try (var owner =
                        DriverManager.getConnection(
                                settings.getRequiredProperty("spring.datasource.url"),
                                settings.getRequiredProperty("spring.flyway.user"),
                                settings.getRequiredProperty("spring.flyway.password"));
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private int born(long enrolment) {
        return jdbc.sql("select birth_round from enrolment.span where enrolment = :enrolment")
                .param("enrolment", enrolment)
                .query(Integer.class)
                .single();
    }

    /// A row that no copy can be read past, since it says nothing of an age.
    private void damage(long enrolment) throws SQLException {
        asOwner("alter table enrolment.span alter column birth_round drop not null");
        asOwner("update enrolment.span set birth_round = null where enrolment = " + enrolment);
    }

    private void mend(long enrolment, int born) throws SQLException {
        asOwner(
                "update enrolment.span set birth_round = %d where enrolment = %d"
                        .formatted(born, enrolment));
        asOwner("alter table enrolment.span alter column birth_round set not null");
    }

    private ListedPlan publishOther() throws IOException {
        String document =
                new ClassPathResource("plans/demo/demo-xiang-hu-bao.yaml")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replaceFirst("code: [a-z-]+", "code: " + OTHER);
        plans.propose(OTHER + ".yaml", document, PLATFORM);
        plans.proposed().stream()
                .filter(one -> one.code().equals(OTHER))
                .forEach(one -> plans.confirm(one.number(), 1, PLATFORM));
        return plans.inForce(OTHER, gate.now()).orElseThrow();
    }

    private RoundState state(int plan, int number) {
        return rounds.find(plan, number).orElseThrow().state();
    }

    private String health() {
        return browser().get("/actuator/health").body();
    }

    private static String where(Round round, int folio) {
        return "plan %d round %d folio %d".formatted(round.plan(), round.number(), folio);
    }

    @Test
    void itsOwnRoundStopsAtTheFreezeAndGoesOnWhenItIsMended() throws Exception {
        plans.publishShipped(List.of("demo/demo-xiang-hu-bao.yaml"));
        ListedPlan other = publishOther();
        Round before = nextRound();
        Member damaged = member();
        int folio = Folio.of(damaged.household());
        int born = born(damaged.enrolment());
        strike(before);
        strikeAnnounced(other);
        int number = before.number() + 1;

        damage(damaged.enrolment());
        try {
            stops(before, other, folio);
        } finally {
            mend(damaged.enrolment(), born);
        }

        machine.advance(Progress.UNWATCHED);
        Round mended = rounds.find(plan().number(), number).orElseThrow();
        assertThat(mended.state()).isEqualTo(RoundState.ANNOUNCED);
        assertThat(stopped.of(mended)).isEmpty();
        assertThat(health()).doesNotContain(where(mended, folio));
    }

    private void stops(Round before, ListedPlan other, int folio) {
        int number = before.number() + 1;
        var calendar = plan().calendar();
        gate.moveTo(calendar.noticeInstant(number).plusSeconds(60));
        machine.advance(Progress.UNWATCHED);
        machine.advance(Progress.UNWATCHED);

        Round stuck = rounds.find(plan().number(), number).orElseThrow();
        // Where the plan that follows is open, the folio is read before the freeze already.
        assertThat(stuck.state()).isIn(RoundState.OPEN, RoundState.FREEZING);
        assertThat(state(other.number(), number)).isEqualTo(RoundState.ANNOUNCED);
        assertThat(health()).contains("\"STOPPED\"", where(stuck, folio));
        assertThat(browser().get("/actuator/health").statusCode()).isEqualTo(200);
        var staff = signedIn(account(Role.FINANCE));
        String told = "stopped at folio " + folio;
        assertThat(staff.get("/staff/rounds").body()).contains(told, "Mend the rows");
        String path = "/staff/rounds/%s/%s".formatted(PLAN, calendar.noticeDay(number));
        assertThat(staff.get(path).body()).contains(told);
    }

    @Test
    void itsOwnRoundStopsAtTheProofAndGoesOnWhenItIsMended() throws Exception {
        plans.publishShipped(List.of("demo/demo-xiang-hu-bao.yaml"));
        nextRound();
        Member damaged = member();
        int folio = Folio.of(damaged.household());
        Round announced = nextRound();
        int last = enrolments.find(damaged.enrolment()).orElseThrow().lastRound();
        String end = "update enrolment.span set last_round = %d where enrolment = %d";

        asOwner("delete from enrolment.span_page");
        asOwner(end.formatted(announced.number() - 1, damaged.enrolment()));
        Round struck = strike(announced);

        assertThat(struck.state()).isEqualTo(RoundState.STRUCK);
        assertThat(proving.isProven(struck)).isFalse();
        assertThat(stopped.of(struck)).extracting(StoppedRounds.Stop::folio).containsExactly(folio);
        assertThat(health()).contains(where(struck, folio));

        asOwner(end.formatted(last, damaged.enrolment()));
        machine.advance(Progress.UNWATCHED);
        assertThat(proving.isProven(struck)).isTrue();
        assertThat(stopped.of(struck)).isEmpty();
    }

    private void strikeAnnounced(ListedPlan plan) {
        for (Round round : rounds.ofPlan(plan.number())) {
            if (round.state() == RoundState.ANNOUNCED) {
                long first = account(Role.FINANCE).id();
                rounds.approve(round.plan(), round.number(), Step.STRIKE, first);
                long second = account(Role.FINANCE).id();
                rounds.approve(round.plan(), round.number(), Step.STRIKE, second);
            }
        }
        machine.advance(Progress.UNWATCHED);
    }
}
