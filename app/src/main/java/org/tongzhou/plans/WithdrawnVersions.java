package org.tongzhou.plans;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.PlanRepository.StoredVersion;
import org.tongzhou.plans.PlanRepository.Withdrawal;
import org.tongzhou.web.BadInput;

/// Proposed versions that were taken back or refused. The number of such a version is free again.
@Component
class WithdrawnVersions {

    private static final int LONGEST = 2000;

    private final PlanRepository repository;
    private final KnownVersions known;
    private final Gate gate;

    WithdrawnVersions(PlanRepository repository, KnownVersions known, Gate gate) {
        this.repository = repository;
        this.known = known;
        this.gate = gate;
    }

    /// @param isOwn whoever takes back his own proposal need not say why
    static String reason(@Nullable String text, boolean isOwn) {
        String reason = text == null ? "" : text.strip();
        if (reason.isEmpty() && !isOwn) {
            throw new BadInput("reason", "plans.withdraw.reason.missing");
        }
        if (reason.length() > LONGEST) {
            throw new BadInput("reason", "plans.withdraw.reason.long", LONGEST);
        }
        return reason;
    }

    /// Those of all plans, the newest first.
    List<Withdrawal> all() {
        return repository.withdrawals();
    }

    @Transactional
    void withdraw(StoredVersion open, long byAccount, String reason) {
        repository.withdraw(open, byAccount, reason, gate.now());
        known.forget();
    }
}
