package org.tongzhou.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.PlatformTest;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.Plans;

/// A payment says what it is for, and leads to where that is explained.
class PayoutNoticesTest extends PlatformTest {

    private static final String PLAN = "demo-xiang-hu-bao";
    private static final String PAID =
            """
            insert into collection.payout (payout, attempt, plan, round, kind, claim, folio,
                household, amount_minor, state, due_on, epoch, created_at, ended_on)
            values (:payout, 1, :plan, 1, :kind, :claim, :folio, :household, 465, :state,
                current_date, 0, now(), current_date)
            """;
    private static final String CLAIM =
            """
            insert into claims.claim (folio, household, enrolment, person, plan, plan_version,
                disease, severity, accident, diagnosed_on, age_at_diagnosis, attempt, sealed,
                reported_by, reported_at)
            values (:folio, :household, 1, :person, 1, 1, 'cancer', 'severe', false, current_date,
                40, 0, '', 0, now())
            returning claim
            """;
    private static final String REPORTED =
            """
            insert into claims.step (claim, step, state, at, by_account)
            values (:claim, 1, 'REPORTED', now(), 0)
            """;

    @Autowired private PayoutNotices notices;
    @Autowired private Accounts accounts;
    @Autowired private Members members;
    @Autowired private Plans plans;
    @Autowired private Gate gate;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    @Test
    void aRefundLeadsToThePassbookAndABalanceToTheBalances() {
        Payer payer = payer();

        undone(() -> {
            pay(payer, "REFUND", "PAID", null);
            assertLeadsTo(payer, "/me/passbook");
        });
        undone(() -> {
            pay(payer, "BALANCE", "OWED", null);
            assertLeadsTo(payer, "/me/balance");
        });
        undone(() -> {
            pay(payer, "REFUND", "BOUNCED", null);
            assertLeadsTo(payer, "/me/mandate");
        });
    }

    @Test
    void aClaimLeadsToItselfAndToAllClaimsWhereTheReaderSeesItNoMore() {
        Payer payer = payer();
        Payer other = payer();

        undone(() -> {
            long claim = claim(payer);
            pay(payer, "CLAIM", "PAID", claim);
            pay(other, "CLAIM", "PAID", claim);

            assertLeadsTo(payer, "/me/claims/" + claim);
            assertLeadsTo(other, "/me/claims");
        });
    }

    private void assertLeadsTo(Payer payer, String path) {
        assertThat(notices.of(payer.household(), payer.account()))
                .extracting(Notice::path)
                .containsExactly(path);
    }

    /// In a transaction of which nothing stays: other tests share the database.
    private void undone(Runnable act) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            act.run();
        });
    }

    private void pay(Payer payer, String kind, String state, @Nullable Long claim) {
        jdbc.sql(PAID)
                .param("payout", "test-" + UUID.randomUUID())
                .param("plan", plans.inForce(PLAN, gate.now()).orElseThrow().number())
                .param("kind", kind)
                .param("claim", claim)
                .param("folio", payer.household().folio())
                .param("household", payer.household().number())
                .param("state", state)
                .update();
    }

    private long claim(Payer payer) {
        long claim =
                jdbc.sql(CLAIM)
                        .param("folio", payer.household().folio())
                        .param("household", payer.household().number())
                        .param("person", payer.household().payer())
                        .query(Long.class)
                        .single();
        jdbc.sql(REPORTED).param("claim", claim).update();
        return claim;
    }

    private record Payer(Household household, long account) {}

    private Payer payer() {
        plans.publishShipped(List.of("demo/demo-xiang-hu-bao.yaml"));
        long account = accounts.createForDemo("payout test", Set.of(Role.MEMBER)).id();
        String number = UUID.randomUUID().toString().substring(0, 30);
        var document = new OtherDocument("SG", number, LocalDate.of(1990, 3, 1), Sex.FEMALE);
        var person = new NewPerson("Payout Test", document);
        var registered = (Registration.Registered) members.register(account, person);
        return new Payer(registered.household(), account);
    }
}
