package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.collection.Debits;
import org.tongzhou.core.money.Amount;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;

/// A card leads to somebody whose story is as its label says.
class DemoCardsTest {

    @Test
    void theMemberInArrearsOwesSomethingNow() throws Exception {
        ConfigurableApplicationContext town = Ground.shared().calm();
        town.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> {
                    status.setRollbackOnly();

                    town.getBean(DemoCards.class).deal();

                    assertThat(onCard(town, "Member in arrears"))
                            .singleElement()
                            .satisfies(account -> assertThat(open(town, account)).isPositive());
                });
    }

    private static List<Account> onCard(ConfigurableApplicationContext town, String label) {
        return town.getBean(Accounts.class).demoAccounts().stream()
                .filter(one -> one.label().contains(label))
                .map(Accounts.DemoAccount::account)
                .toList();
    }

    private static long open(ConfigurableApplicationContext town, Account payer) {
        Household household = town.getBean(Members.class).householdPaidBy(payer.id()).orElseThrow();
        Amount open = town.getBean(Debits.class).openOf(household.number());
        return open.minor();
    }
}
