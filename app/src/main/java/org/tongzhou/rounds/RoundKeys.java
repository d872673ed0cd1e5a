package org.tongzhou.rounds;

import org.springframework.stereotype.Component;
import org.tongzhou.core.tree.LeafHash;
import org.tongzhou.evidence.Vault;

/// The key of each round, known to the operator alone: the nonces of its receipts come from it.
@Component
class RoundKeys {

    private final Vault vault;

    RoundKeys(Vault vault) {
        this.vault = vault;
    }

    byte[] of(Round round) {
        return vault.fingerprint("round", round.plan() + "/" + round.number());
    }

    /// For one thread.
    LeafHash leaves(Round round) {
        return new LeafHash(round.plan(), round.number(), of(round));
    }
}
