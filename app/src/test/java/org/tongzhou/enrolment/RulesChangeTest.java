package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Formats;

/// Who is in a plan is told when its rules change: what, from when, what binds him, and that he may
/// leave.
class RulesChangeTest extends JoinScene {

    private static final long PLATFORM = 0;
    private static final LocalDate BORN = LocalDate.of(1985, 3, 4);
    private static final int DAYS_AHEAD = 40;

    @Autowired private JdbcClient jdbc;
    private String code = "";

    @BeforeEach
    void firstVersion() {
        code = "rules-" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        confirmed(document(1, LocalDate.of(2020, 1, 1)));
    }

    @Override
    ListedPlan plan() {
        return plans.inForce(code, gate.now()).orElseThrow();
    }

    private String document(int version, LocalDate from) {
        try {
            return new ClassPathResource("plans/didi.yaml")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replaceFirst("code: [a-z-]+", "code: " + code)
                    .replaceFirst("version: 1", "version: " + version)
                    .replaceFirst("effectiveFrom: [0-9-]+", "effectiveFrom: " + from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void proposed(String document) {
        plans.propose(code + ".yaml", document, PLATFORM);
    }

    private void confirmed(String document) {
        proposed(document);
        plans.proposed().stream()
                .filter(one -> one.code().equals(code))
                .forEach(one -> plans.confirm(one.number(), one.plan().version(), PLATFORM));
    }

    private String cheaper() {
        return document(2, today().plusDays(DAYS_AHEAD))
                .replace("waiting: {days: 180", "waiting: {days: 120")
                .replace("basisPoints: 800", "basisPoints: 700");
    }

    private Account member() {
        Account account = account();
        joined(account, BORN);
        return account;
    }

    private long joined(Account account, LocalDate birth) {
        var registered = (Registration.Registered) members.register(account.id(), person(birth));
        assertThat(enrolments.join(healthy(registered.person())))
                .isInstanceOf(Admitted.Joined.class);
        return registered.person();
    }

    private String inbox(Account account, String language) {
        Browser browser = signedIn(account);
        browser.get("/?lang=" + language);
        return browser.get("/me/inbox").body();
    }

    @Test
    void membersAreToldInBothLanguagesWhatChangesFromWhenAndWhatBindsThem() {
        Account member = member();
        String day = today().plusDays(DAYS_AHEAD).toString();

        confirmed(cheaper());

        assertThat(inbox(member, "en"))
                .contains("version 2 of the rules", "waiting period", "fee")
                .contains("stay as in version 1", "leave at any time")
                .contains("/plans/" + code + "/versions/2");
        assertThat(inbox(member, "zh"))
                .contains("第 2 版", "等待期", "管理费", "加入时的第 1 版", "可随时退出")
                .contains(Formats.day(LocalDate.parse(day)));
        assertThat(signedIn(member).get("/me").body()).contains("version 2 of the rules");
    }

    @Test
    void nothingIsToldOfAVersionThatNobodyConfirmed() {
        Account member = member();

        proposed(cheaper());

        assertThat(inbox(member, "en")).doesNotContain("version 2 of the rules");
        assertThat(browser().get("/plans/" + code + "/versions/2").statusCode()).isEqualTo(404);
    }

    @Test
    void confirmingAVersionWritesNoRowForAnyMember() {
        member();
        long before = rows();

        confirmed(cheaper());

        assertThat(rows()).isEqualTo(before);
    }

    private long rows() {
        return jdbc.sql("select count(*) from messages.message").query(Long.class).single();
    }

    @Test
    void whoJoinedByTheNewVersionAndWhoLeftAreNotTold() {
        Account left = account();
        long person = joined(left, BORN);
        confirmed(document(2, today().plusDays(1)).replace("basisPoints: 800", "basisPoints: 700"));
        long enrolment = enrolments.ofPerson(person).getFirst().enrolment();
        enrolments.leave(enrolment);
        gate.moveTo(gate.now().plus(Duration.ofDays(1)));
        Account late = member();

        assertThat(enrolments.find(enrolment).orElseThrow().planVersion()).isEqualTo(1);
        assertThat(inbox(left, "en")).doesNotContain("version 2 of the rules");
        assertThat(inbox(late, "en")).doesNotContain("version 2 of the rules");
    }

    @Test
    void whoIsSuspendedIsToldSinceHeComesBackToThePlan() {
        Account member = account();
        long person = joined(member, BORN);
        Membership membership = enrolments.ofPerson(person).getFirst();
        enrolments.end(membership.enrolment(), membership.firstRound() - 1, Cause.SUSPENDED);

        confirmed(cheaper());

        assertThat(inbox(member, "en")).contains("version 2 of the rules");
    }

    @Test
    void aVersionThatChangesNothingIsNoNews() {
        Account member = member();

        confirmed(document(2, today().plusDays(DAYS_AHEAD)));

        assertThat(inbox(member, "en")).doesNotContain("version 2 of the rules");
    }

    @Test
    void aTextThatChangesInOneLanguageIsShownToWhoReadsTheOther() {
        Account member = member();

        confirmed(
                document(2, today().plusDays(DAYS_AHEAD))
                        .replace("A claim is made within", "A claim must be made within"));

        assertThat(inbox(member, "zh")).contains("第 2 版", "规则条文");
        Browser chinese = browser();
        chinese.get("/?lang=zh");
        assertThat(chinese.get("/plans/" + code + "/versions/2").body())
                .contains("A claim must be made within");
        assertThat(browser().get("/plans/" + code + "/versions/2").body())
                .contains("A claim must be made within");
    }

    @Test
    void theWaitOfWhoIsInStaysAsItWasAndTheNewsGoesAfterAMonth() {
        Account member = account();
        long person = joined(member, BORN);
        LocalDate covered = enrolments.ofPerson(person).getFirst().coveredFrom();
        confirmed(cheaper());

        gate.moveTo(gate.now().plus(Duration.ofDays(DAYS_AHEAD)));

        assertThat(plan().plan().version()).isEqualTo(2);
        assertThat(enrolments.ofPerson(person).getFirst().coveredFrom()).isEqualTo(covered);
        assertThat(inbox(member, "en")).contains("version 2 of the rules");
        gate.moveTo(gate.now().plus(Duration.ofDays(31)));
        assertThat(inbox(member, "en")).doesNotContain("version 2 of the rules");
    }

    @Test
    void thePageOfThePlanLeadsToWhatAConfirmedVersionChanges() {
        confirmed(cheaper());

        String page = browser().get("/plans/" + code).body();
        String changes = browser().get("/plans/" + code + "/versions/2").body();

        assertThat(page).contains("/plans/" + code + "/versions/2", "not in force yet");
        assertThat(changes)
                .contains("waiting period · days", "180", "120", "fee · rate", "7 %")
                .doesNotContain("waiting.days", "fee.basisPoints")
                .contains("The wait is 120 days")
                .doesNotContain("等待期120天");
        assertThat(browser().get("/api/v1/plans/" + code + "/versions/2").body())
                .contains("\"before\":1", "\"path\":\"waiting.days\"", "等待期120天");
        assertThat(browser().get("/plans/" + code + "/versions/1").body())
                .contains("there is none to compare it with");
    }
}
