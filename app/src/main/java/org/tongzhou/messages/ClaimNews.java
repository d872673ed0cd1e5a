package org.tongzhou.messages;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.ClaimMoved;
import org.tongzhou.claims.ClaimView;
import org.tongzhou.claims.Claims;

/// Tells whoever reported a claim of each step it takes, in the transaction of the step.
@Component
class ClaimNews {

    private final Claims claims;
    private final Messages messages;

    ClaimNews(Claims claims, Messages messages) {
        this.claims = claims;
        this.messages = messages;
    }

    @EventListener
    void on(ClaimMoved moved) {
        long claim = moved.claim();
        Map<String, String> details =
                Map.of("claim", Long.toString(claim), "state", moved.state().name());
        claims.find(claim)
                .map(ClaimView::reportedBy)
                .ifPresent(account -> messages.send(account, Message.Kind.CLAIM_MOVED, details));
    }
}
