package org.tongzhou.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.PlatformTest;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.core.round.Folio;
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
            insert into collection.payout (payout, attempt, plan, round, kind, folio, household,
                amount_minor, state, due_on, created_at, ended_on)
            values (:payout, 1, :plan, 1, :kind, :folio, :household, 465, :state, current_date,
                now(), current_date)
            """;

    @Autowired private PayoutNotices notices;
    @Autowired private Accounts accounts;
    @Autowired private Members members;
    @Autowired private Plans plans;
    @Autowired private Gate gate;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    @Test
    void aRefundLeadsToThePassbookAndAClaimToTheClaims() {
        Household household = household();

        assertLeadsTo(household, "REFUND", "PAID", "/me/passbook");
        assertLeadsTo(household, "CLAIM", "PAID", "/me/claims");
        assertLeadsTo(household, "BALANCE", "PAID", "/me/balance");
        assertLeadsTo(household, "REFUND", "BOUNCED", "/me/mandate");
    }

    /// In a transaction of which nothing stays: other tests share the database.
    private void assertLeadsTo(Household household, String kind, String state, String path) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql(PAID)
                    .param("payout", "test-" + UUID.randomUUID())
                    .param("plan", plans.inForce(PLAN, gate.now()).orElseThrow().number())
                    .param("kind", kind)
                    .param("folio", Folio.of(household.number()))
                    .param("household", household.number())
                    .param("state", state)
                    .update();

            assertThat(notices.of(household)).extracting(Notice::path).containsExactly(path);
        });
    }

    private Household household() {
        plans.publishShipped(List.of("demo/demo-xiang-hu-bao.yaml"));
        long account = accounts.createForDemo("payout test", Set.of(Role.MEMBER)).id();
        String number = UUID.randomUUID().toString().substring(0, 30);
        var document = new OtherDocument("SG", number, LocalDate.of(1990, 3, 1), Sex.FEMALE);
        var person = new NewPerson("Payout Test", document);
        return ((Registration.Registered) members.register(account, person)).household();
    }
}
