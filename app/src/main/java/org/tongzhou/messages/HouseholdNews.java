package org.tongzhou.messages;

import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongzhou.members.InvitationTaken;
import org.tongzhou.members.Members;
import org.tongzhou.members.MoveDeclined;
import org.tongzhou.members.MoveOffered;
import org.tongzhou.members.Person;
import org.tongzhou.members.PersonMoved;

/// Tells payers and dependants what happens in their households, in the transaction that does it.
@Component
class HouseholdNews {

    private final Members members;
    private final Messages messages;

    HouseholdNews(Members members, Messages messages) {
        this.members = members;
        this.messages = messages;
    }

    @EventListener
    void on(InvitationTaken taken) {
        Map<String, String> details = Map.of("person", Long.toString(taken.person()));
        messages.send(taken.payer(), Message.Kind.INVITATION_TAKEN, details);
    }

    /// The person, if he has an account, and the payer whom he would leave: one of them decides.
    @EventListener
    void on(MoveOffered offered) {
        var details =
                Map.of(
                        "person", Long.toString(offered.person()),
                        "household", Long.toString(offered.to().number()));
        tell(List.of(offered.person(), offered.from().payer()), Message.Kind.MOVE_OFFERED, details);
    }

    @EventListener
    void on(MoveDeclined declined) {
        var details = Map.of("person", Long.toString(declined.person()));
        tell(List.of(declined.offered().payer()), Message.Kind.MOVE_DECLINED, details);
    }

    @EventListener
    void on(PersonMoved moved) {
        var details =
                Map.of(
                        "person", Long.toString(moved.person()),
                        "from", Long.toString(moved.from().number()),
                        "to", Long.toString(moved.to().number()));
        tell(
                List.of(moved.person(), moved.from().payer(), moved.to().payer()),
                Message.Kind.MOVED,
                details);
    }

    /// Each once, who has an account.
    private void tell(List<Long> persons, Message.Kind kind, Map<String, String> details) {
        persons.stream()
                .distinct()
                .flatMap(person -> members.person(person).flatMap(Person::account).stream())
                .forEach(account -> messages.send(account, kind, details));
    }
}
