package org.tongzhou.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Slice;

/// The whole audit trail, for auditors and administrators.
@Controller
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'AUDITOR')")
class AuditController {

    private static final int PAGE = 50;

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    /// @param part whose acts, or acts upon what, are shown alone; empty where all are
    record AuditPage(String part, List<AuditText.Line> entries, @Nullable String next) {}

    @GetMapping("/staff/audit")
    ModelAndView show(
            @RequestParam(required = false) @Nullable Long actor,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        AuditOf part = new AuditOf(actor, subject);
        var found = audit.before(part, Slice.after(after), PAGE + 1);
        var slice = Slice.of(found, PAGE, Audit.Entry::id);
        return Pages.show(
                "accounts/audit",
                new AuditPage(
                        AuditText.part(part),
                        slice.as(AuditText::line),
                        slice.next(part.at(AuditText.LOG))));
    }
}
