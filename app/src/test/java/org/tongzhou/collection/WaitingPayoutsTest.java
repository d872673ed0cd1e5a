package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.money.Amount;

/// What staff and payees read of payouts that have not arrived.
class WaitingPayoutsTest extends RefundScene {

    private static final String PAGE = "/staff/collection/payouts?plan=waiting-payouts";

    @Autowired private RefundReleases releases;

    @Override
    String code() {
        return "waiting-payouts";
    }

    private Browser finance() {
        return signedIn(account(Role.FINANCE));
    }

    /// A member who has left, and whose balance came back from the bank.
    private Member whosePayoutCameBack() {
        publish();
        Member member = member("bounce-");
        payIn(member, 50_00);
        shareOneCase();
        enrolments.leave(member.enrolment());
        collection.advance();
        releaseByTwo();
        for (int days = 0; days < 5 && !cameBack(member); days++) {
            tomorrow();
        }
        assertThat(cameBack(member)).isTrue();
        return member;
    }

    private boolean cameBack(Member member) {
        return debits.payouts(member.household()).stream().anyMatch(OwedPayout::isBack);
    }

    private void releaseByTwo() {
        releases.release(1, plan().number())
                .ifPresent(one -> releases.confirm(2, one.plan(), one.through()));
        collection.advance();
    }

    @Test
    void aPayoutThatCameBackSaysWhyAndThatTheHouseholdComesNext() {
        Member member = whosePayoutCameBack();
        Browser payer = signedIn(member.account());
        OwedPayout back =
                debits.payouts(member.household()).stream()
                        .filter(OwedPayout::isBack)
                        .findFirst()
                        .orElseThrow();

        assertThat(finance().get(PAGE).body())
                .contains("Came back on", "the account is in another name")
                .contains("as soon as the household names another account");
        assertThat(payer.get("/me/inbox").body())
                .contains("the account is in another name. Please name another account")
                .doesNotContain("will be paid to you");
        assertThat(payer.get("/me/balance").body()).contains("please name another account");

        gate.moveTo(back.dueOn().plusDays(3).atTime(9, 0).atZone(plan().plan().zone()).toInstant());
        assertThat(finance().get(PAGE).body()).doesNotContain("overdue");

        members.mandate(
                members.household(member.household()).orElseThrow(),
                new Amount(1_000_00),
                "ok-other" + member.household(),
                true);
        tomorrow();
        tomorrow();
        assertThat(payer.get("/me/inbox").body())
                .contains("was paid to you on")
                .doesNotContain("came back");
    }

    private List<Member> manyHaveLeft() {
        List<Member> left = new ArrayList<>();
        for (int number = 0; number < 55; number++) {
            Member member = member();
            var household = members.household(member.household()).orElseThrow();
            debits.topUp(household, plan().number(), new Amount(30_00), today());
            left.add(member);
        }
        collection.advance();
        shareOneCase();
        left.forEach(member -> enrolments.leave(member.enrolment()));
        tomorrow();
        tomorrow();
        return left;
    }

    @Test
    void theListIsReadPageByPageAndHoldsEachPayoutOnce() {
        publish();
        List<Member> left = manyHaveLeft();
        Browser finance = finance();

        List<String> listed = new ArrayList<>();
        String path = PAGE;
        int pages = 0;
        while (!path.isEmpty()) {
            String page = finance.get(path).body();
            page.lines()
                    .filter(line -> line.contains("household "))
                    .map(line -> line.replaceFirst(".*(household \\d+).*", "$1"))
                    .forEach(listed::add);
            pages++;
            path =
                    page.contains("rel=\"next\"")
                            ? page.replaceFirst("(?s).*<a href=\"([^\"]*)\" rel=\"next\".*", "$1")
                                    .replace("&amp;", "&")
                            : "";
        }

        assertThat(pages).isEqualTo(2);
        assertThat(listed)
                .doesNotHaveDuplicates()
                .containsAll(left.stream().map(one -> "household " + one.household()).toList());
        gate.moveTo(gate.now().plus(Duration.ofDays(30)));
        assertThat(finance.get(PAGE).body()).contains("overdue by");
        assertThat(finance.get(PAGE + "&after=nonsense").statusCode()).isEqualTo(400);
        assertThat(finance.get(PAGE + "&after=2026-99-99_x").statusCode()).isEqualTo(400);
        assertThat(finance.get("/staff/collection/payouts?plan=nowhere").statusCode())
                .isEqualTo(404);
    }
}
