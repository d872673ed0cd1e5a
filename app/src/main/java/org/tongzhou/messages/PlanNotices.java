package org.tongzhou.messages;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.Membership;

/// What becomes of the plans of memberships: one is closed, the rules of another change.
@Component
class PlanNotices {

    private final ClosingNotices closings;
    private final VersionNotices versions;

    PlanNotices(ClosingNotices closings, VersionNotices versions) {
        this.closings = closings;
        this.versions = versions;
    }

    List<Notice> of(List<Membership> memberships) {
        List<Notice> notices = new ArrayList<>(closings.of(memberships));
        notices.addAll(versions.of(memberships));
        return notices;
    }
}
