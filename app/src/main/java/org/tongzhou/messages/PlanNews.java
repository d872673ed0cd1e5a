package org.tongzhou.messages;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.PlanOpened;

/// Tells whoever put a name down for a plan that it is open, in the transaction that says so.
@Component
class PlanNews {

    private final Messages messages;

    PlanNews(Messages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(PlanOpened opened) {
        Map<String, String> details = Map.of("plan", opened.plan());
        messages.send(opened.account(), Message.Kind.PLAN_OPENED, details);
    }
}
