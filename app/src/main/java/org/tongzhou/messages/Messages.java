package org.tongzhou.messages;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.gate.Gate;

/// The door to stored messages.
@Component
public class Messages {

    private final MessageRepository messages;
    private final Gate gate;

    Messages(MessageRepository messages, Gate gate) {
        this.messages = messages;
        this.gate = gate;
    }

    /// Leaves a message for an account, in the transaction that causes it.
    @Transactional
    public void send(long account, Message.Kind kind, Map<String, String> details) {
        messages.insert(account, kind, details, gate.now());
    }

    /// The messages of an account before a number, the newest first.
    public List<Message> ofAccount(long account, long before, int limit) {
        return messages.page(account, before, limit);
    }

    /// All messages up to this one have been read; false if the account has no such message.
    @Transactional
    public boolean read(long account, long message) {
        boolean isHis =
                messages.page(account, Math.max(message, message + 1), 1).stream()
                        .anyMatch(one -> one.number() == message);
        if (isHis) {
            messages.read(account, message, gate.now());
        }
        return isHis;
    }
}
