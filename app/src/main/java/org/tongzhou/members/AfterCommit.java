package org.tongzhou.members;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Asks outside services once what asks for it is committed, on a thread of its own: no connection
/// and no client waits for them. Nothing is lost with a crash, since [PendingChecks] asks again.
@Component
class AfterCommit {

    private static final Logger LOG = LoggerFactory.getLogger(AfterCommit.class);
    private final RealNameChecks checks;

    AfterCommit(RealNameChecks checks) {
        this.checks = checks;
    }

    void afterCommit(Runnable ask) {
        if (!checks.hasService()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        Thread.ofVirtual().name("ask-identity").start(() -> quietly(ask));
                    }
                });
    }

    static void quietly(Runnable ask) {
        try {
            ask.run();
        } catch (RuntimeException e) {
            LOG.warn("a check failed and will be tried again", e);
        }
    }
}
