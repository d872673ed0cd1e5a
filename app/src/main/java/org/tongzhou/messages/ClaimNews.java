package org.tongzhou.messages;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.ClaimMoved;
import org.tongzhou.claims.ClaimView;
import org.tongzhou.claims.Claims;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;
import org.tongzhou.members.Relatives;

/// Tells whoever reported a claim, and the person it is for if he has an account, of each step it
/// takes, in the transaction of the step. Who reported it for somebody who moved since is told no
/// more; who pays for him now is told instead.
@Component
class ClaimNews {

    private final Claims claims;
    private final Members members;
    private final Relatives relatives;
    private final Messages messages;

    ClaimNews(Claims claims, Members members, Relatives relatives, Messages messages) {
        this.claims = claims;
        this.members = members;
        this.relatives = relatives;
        this.messages = messages;
    }

    @EventListener
    void on(ClaimMoved moved) {
        long claim = moved.claim();
        Map<String, String> details =
                Map.of("claim", Long.toString(claim), "state", moved.state().name());
        ClaimView found = claims.find(claim).orElseThrow();
        Set<Long> told = new LinkedHashSet<>();
        if (relatives.speaksFor(found.reportedBy(), found.person())) {
            told.add(found.reportedBy());
        } else {
            members.belonging(found.person())
                    .flatMap(place -> members.person(place.household().payer()))
                    .flatMap(Person::account)
                    .ifPresent(told::add);
        }
        members.person(found.person()).flatMap(Person::account).ifPresent(told::add);
        told.forEach(account -> messages.send(account, Message.Kind.CLAIM_MOVED, details));
    }
}
