package org.tongzhou.evidence;

import org.springframework.stereotype.Component;
import org.tongzhou.web.AnswerSeal;

/// Seals kept answers under the operator's key.
@Component
class OperatorAnswerSeal implements AnswerSeal {

    private final MasterKey master;

    OperatorAnswerSeal(MasterKey master) {
        this.master = master;
    }

    @Override
    public byte[] seal(String of, byte[] body) {
        return master.sealing().seal("answer " + of, body);
    }

    @Override
    public byte[] open(String of, byte[] sealed) {
        return master.sealing().open("answer " + of, sealed);
    }
}
