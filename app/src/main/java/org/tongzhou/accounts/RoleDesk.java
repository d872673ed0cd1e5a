package org.tongzhou.accounts;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Gives and takes roles, with the trace of it; nobody takes away their own administration.
@Component
class RoleDesk {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Audit audit;

    RoleDesk(Accounts accounts, Sessions sessions, Audit audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
    }

    /// What changing roles came to.
    enum Changed {
        DONE,
        /// It would take away the administration of the one who asks.
        OWN
    }

    @Transactional
    public Changed change(Account by, long id, Set<Role> wanted) {
        if (by.id() == id && !wanted.contains(Role.ADMINISTRATOR)) {
            return Changed.OWN;
        }
        for (Role role : Role.values()) {
            boolean give = wanted.contains(role);
            boolean changed = give ? accounts.give(id, role) : accounts.take(id, role);
            if (changed) {
                audit.record(by, "role-changed", "account " + id, (give ? "+" : "-") + role);
                // Sessions of staff are shorter: the next one begins with the new roles.
                if (by.id() != id) {
                    sessions.endAll(id);
                }
            }
        }
        return Changed.DONE;
    }
}
