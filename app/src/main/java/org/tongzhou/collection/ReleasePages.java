package org.tongzhou.collection;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.collection.RefundApprovalRepository.Owed;
import org.tongzhou.core.money.Amount;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// What staff see of balances and shares that go back and wait for two people.
@Component
class ReleasePages {

    private final RefundReleases releases;
    private final Wallets wallets;

    ReleasePages(RefundReleases releases, Wallets wallets) {
        this.releases = releases;
        this.wallets = wallets;
    }

    /// What the page that follows a release says.
    enum Told {
        NOTHING,
        /// As the first of two.
        FIRST,
        RELEASED,
        /// Somebody else was faster, or was this person himself.
        NOT_RELEASED;

        ModelAndView next() {
            return Pages.next("/staff/collection?told=" + name());
        }
    }

    /// @param first what one person has released, by whom and when; empty if nobody has
    /// @param through the epoch of that; empty where this person is the first, or was and releases
    ///     what has come since along
    /// @param list where each payout of it stands
    /// @param mayRelease whether this person may release it now
    record ReleaseView(
            String code,
            String plan,
            String owed,
            String due,
            String first,
            String through,
            String list,
            boolean mayRelease) {}

    List<ReleaseView> of(Account account) {
        return releases.waiting().stream().map(one -> view(account, one)).toList();
    }

    private ReleaseView view(Account account, RefundReleases.Waiting waiting) {
        Owed owed = waiting.owed();
        ListedPlan plan = wallets.plan(owed.plan());
        boolean isOwn = waiting.first().filter(first -> first.by() == account.id()).isPresent();
        boolean isMore =
                waiting.first().filter(first -> first.payouts() == owed.payouts()).isEmpty();
        boolean isFirst = waiting.first().isEmpty() || isOwn;
        return new ReleaseView(
                plan.code(),
                CollectionText.name(plan),
                sum(plan, owed.payouts(), owed.amount()),
                Formats.day(owed.dueOn()),
                waiting.first().map(first -> told(plan, first)).orElse(""),
                isFirst ? "" : "" + waiting.first().orElseThrow().through(),
                WaitingPayouts.path(
                        plan,
                        isFirst ? Integer.MAX_VALUE : waiting.first().orElseThrow().through()),
                account.has(Role.FINANCE) && (!isOwn || isMore));
    }

    private static String told(ListedPlan plan, RefundApproval first) {
        return Words.of(
                "collection.release.first",
                first.by(),
                Formats.moment(first.at(), plan.plan().zone()),
                sum(plan, first.payouts(), first.amount()));
    }

    private static String sum(ListedPlan plan, long payouts, Amount all) {
        return Words.of(
                "collection.release.sum", Formats.count(payouts), CollectionText.money(plan, all));
    }
}
