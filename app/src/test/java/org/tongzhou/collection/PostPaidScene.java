package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.books.Account;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;

/// The same plan and rounds, debited by instruction.
abstract class PostPaidScene extends BalanceScene {

    @Autowired JdbcClient jdbc;
    @Autowired private BooksCheck check;

    @Override
    String code() {
        return "debit-scene";
    }

    @Override
    String document() {
        return super.document()
                .replaceFirst("(?s)funding:\n.*?\n\n", "funding: {kind: post-paid}\n\n")
                .replaceAll("\\{funding\\.[a-zA-Z]+}", "no");
    }

    /// Enrols somebody else whom a member pays for.
    void spouse(Member of) {
        String number = UUID.randomUUID().toString().substring(0, 30);
        var person = new NewPerson("Bao Test", new OtherDocument("SG", number, BORN, Sex.FEMALE));
        var household = members.household(of.household()).orElseThrow();
        var registered =
                (Registration.Registered)
                        members.register(household, person, Relation.SPOUSE, true);
        join(registered.person());
    }

    /// How many rows a table has of a household.
    long rows(String table, Member of) {
        return jdbc.sql("select count(*) from " + table + " where household = :household")
                .param("household", of.household())
                .query(Long.class)
                .single();
    }

    void assertBooksAgree() {
        assertThat(check.compareAll())
                .filteredOn(finding -> finding.plan().equals(code()))
                .filteredOn(finding -> finding.account() == Account.RECEIVABLE)
                .allSatisfy(finding -> assertThat(finding.booked()).isEqualTo(finding.derived()))
                .isNotEmpty();
    }
}
