package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.books.Account;
import org.tongzhou.collection.BooksCheck;

class ControlAccountsTest {

    @Test
    void afterSixWeeksTheBooksSayWhatFollowsFromLinesBalancesAndSettlements() throws Exception {
        ConfigurableApplicationContext town = Ground.shared().calm();

        assertThat(town.getBean(BooksCheck.class).run()).isEmpty();
    }

    @Test
    void aHouseholdThatIsMissingFromWhatIsOpenIsFound() throws Exception {
        assertFinds(
                """
                delete from collection.unpaid
                where household = (select min(household) from collection.unpaid)
                """,
                Account.RECEIVABLE);
    }

    @Test
    void aFenThatIsMissingFromABalanceIsFound() throws Exception {
        assertFinds(
                """
                insert into collection.top_up (folio, household, plan, top_up, amount_minor,
                    kind, ref,
                    epoch, at)
                select folio, household, plan, 1000000, -1, kind, 'tampered', epoch, at
                from collection.top_up limit 1
                """,
                Account.PREPAID);
    }

    @Test
    void aDebitThatTheProviderDidNotTakeIsFound() throws Exception {
        assertFinds(
                "update collection.batch set taken_minor = taken_minor + 1 where taken_minor > 0",
                Account.DEBITS_IN_TRANSIT);
    }

    private static void assertFinds(String tampering, Account account) throws Exception {
        ConfigurableApplicationContext town = Ground.shared().calm();
        town.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> {
                    assertThat(town.getBean(JdbcClient.class).sql(tampering).update()).isPositive();

                    var findings = town.getBean(BooksCheck.class).run();

                    status.setRollbackOnly();
                    assertThat(findings)
                            .extracting(BooksCheck.Finding::account)
                            .containsOnly(account);
                });
    }
}
