package org.tongzhou.messages;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongzhou.members.InvitationTaken;

/// Tells a payer that a dependant has taken his invitation, in the transaction that ties the two.
@Component
class HouseholdNews {

    private final Messages messages;

    HouseholdNews(Messages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(InvitationTaken taken) {
        Map<String, String> details = Map.of("person", Long.toString(taken.person()));
        messages.send(taken.payer(), Message.Kind.INVITATION_TAKEN, details);
    }
}
