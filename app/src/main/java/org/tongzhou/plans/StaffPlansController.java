package org.tongzhou.plans;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.PlanDifference;
import org.tongzhou.core.plan.document.DocumentFault;
import org.tongzhou.gate.Gate;
import org.tongzhou.web.Form;
import org.tongzhou.web.Pages;

/// Where plan managers write, compare and confirm versions.
@Controller
class StaffPlansController {

    private static final String DESK = "plans/desk";
    private static final String VERSION = "plans/version";
    private static final String WHERE = "/staff/plans";
    private static final String PASTED = "plan.yaml";
    private final PlanDesk desk;
    private final Plans plans;
    private final Gate gate;

    StaffPlansController(PlanDesk desk, Plans plans, Gate gate) {
        this.desk = desk;
        this.plans = plans;
        this.gate = gate;
    }

    /// A version as it stands in a list.
    record Listed(String name, String code, int number, int version, String from) {}

    /// A document that ships, and whether some version of its plan exists.
    record ShippedView(String file, String name, boolean isProposed) {}

    record DeskPage(
            List<Listed> inForce,
            List<Listed> proposed,
            List<ShippedView> shipped,
            List<DocumentFault> faults,
            Form form) {}

    /// @param document as it was proposed
    record VersionPage(
            Listed version,
            boolean isOwn,
            boolean isNew,
            List<PlanDifference> changes,
            String document,
            String seen,
            Form form) {}

    @GetMapping(WHERE)
    ModelAndView show() {
        return Pages.show(DESK, page(List.of(), Form.EMPTY));
    }

    private DeskPage page(List<DocumentFault> faults, Form form) {
        Instant now = gate.now();
        return new DeskPage(
                plans.inForce(now).stream().map(PlanDesk::listed).toList(),
                plans.proposed().stream().map(PlanDesk::listed).toList(),
                desk.shipped(),
                faults,
                form);
    }

    @PostMapping(WHERE)
    ModelAndView propose(
            @AuthenticationPrincipal Account account,
            Form form,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        String text = form.raw("document");
        String name = PASTED;
        Form kept = form;
        if (file != null && !file.isEmpty()) {
            String read = decoded(file.getBytes());
            if (read == null) {
                return refused(List.of(), form.with("file", "plans.document.notText"));
            }
            text = read;
            kept = Form.filled(Map.of("document", text));
            name = file.getOriginalFilename() == null ? PASTED : file.getOriginalFilename();
        }
        return text.isBlank()
                ? refused(List.of(), kept.with("document", "plans.document.missing"))
                : told(desk.propose(account, name, text), kept);
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @PostMapping(WHERE + "/shipped")
    ModelAndView proposeShipped(@AuthenticationPrincipal Account account, Form form) {
        String file = form.text("file");
        if (!Shipped.PLANS.contains(file)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return told(desk.proposeShipped(account, file), Form.EMPTY);
    }

    private ModelAndView told(PublishOutcome outcome, Form form) {
        return switch (outcome) {
            case PublishOutcome.Proposed(var code, var version, var _) ->
                    Pages.next(WHERE + "/" + code + "/" + version);
            case PublishOutcome.Wrong(var faults) ->
                    refused(faults, form.with("document", "plans.document.wrong", faults.size()));
            case PublishOutcome.VersionTaken(var next) ->
                    refused(List.of(), form.with("document", "plans.document.taken", next));
            case PublishOutcome.NotInFuture() ->
                    refused(List.of(), form.with("document", "plans.document.notInFuture"));
        };
    }

    private ModelAndView refused(List<DocumentFault> faults, Form form) {
        return Pages.refused(DESK, page(faults, form));
    }

    @GetMapping(WHERE + "/{code}/{version}")
    ModelAndView compare(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable int version) {
        return Pages.show(VERSION, desk.page(account, find(code, version), Form.EMPTY));
    }

    @PostMapping(WHERE + "/{code}/{version}")
    ModelAndView confirm(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable int version,
            Form form) {
        ListedPlan found = find(code, version);
        return switch (desk.confirm(account, found, form.text("seen"))) {
            case DONE -> Pages.next(WHERE);
            case OWN -> refused(account, found, "plans.confirm.own");
            case CHANGED -> refused(account, found, "plans.confirm.changed");
            case LATE -> refused(account, found, "plans.confirm.late");
        };
    }

    private ModelAndView refused(Account account, ListedPlan found, String wordsKey) {
        Form told = Form.EMPTY.with("confirm", wordsKey);
        return Pages.refused(VERSION, desk.page(account, found, told));
    }

    private ListedPlan find(String code, int version) {
        return plans.proposed().stream()
                .filter(plan -> plan.code().equals(code) && plan.plan().version() == version)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
