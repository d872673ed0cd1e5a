package org.tongzhou.demo;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;

/// The invented staff of the demo, each on a sign-in card.
@Component
class DemoStaff {

    /// Those who act in the year.
    record Staff(
            Account reviewer,
            Account second,
            Account investigator,
            Account finance,
            Account cashier) {}

    private final Accounts accounts;

    DemoStaff(Accounts accounts) {
        this.accounts = accounts;
    }

    Staff hire() {
        Staff staff =
                new Staff(
                        hire("审核员 · Reviewer", Role.REVIEWER),
                        hire("第二位审核员 · Second reviewer", Role.REVIEWER),
                        hire("调查员 · Investigator", Role.INVESTIGATOR),
                        hire("财务一 · Finance", Role.FINANCE),
                        hire("财务二 · Second finance", Role.FINANCE));
        hire("医生 · Doctor", Role.DOCTOR);
        hire("计划管理员一 · Plan manager", Role.PLAN_MANAGER);
        hire("计划管理员二 · Second plan manager", Role.PLAN_MANAGER);
        hire("审计员 · Auditor", Role.AUDITOR);
        hire("管理员 · Administrator", Role.ADMINISTRATOR);
        return staff;
    }

    private Account hire(String label, Role role) {
        return accounts.createForDemo(label, Set.of(Role.MEMBER, role));
    }
}
