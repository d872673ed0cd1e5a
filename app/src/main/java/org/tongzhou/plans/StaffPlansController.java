package org.tongzhou.plans;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
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
import org.tongzhou.accounts.Role;
import org.tongzhou.core.plan.document.DocumentFault;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.PlansController.ChangeLine;
import org.tongzhou.web.Form;
import org.tongzhou.web.Pages;

/// Where plan managers write, compare and confirm versions, and auditors read them.
@Controller
@PreAuthorize("hasAnyRole('PLAN_MANAGER', 'AUDITOR')")
class StaffPlansController {

    private static final String DESK = "plans/desk";
    private static final String VERSION = "plans/version";
    private static final String WHERE = "/staff/plans";
    private static final int WITHDRAWN = 20;
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

    /// What was taken back or refused, by whom and when, and why.
    record WithdrawnLine(String text, String reason) {}

    /// @param confirmed all versions that were confirmed, of each plan the newest first
    record DeskPage(
            boolean mayPropose,
            List<Listed> inForce,
            List<Listed> confirmed,
            List<Listed> proposed,
            List<WithdrawnLine> withdrawn,
            List<ShippedView> shipped,
            List<FaultLine> faults,
            Form form) {}

    /// @param by who proposed and confirmed it, in words
    /// @param mayConfirm whether this person may confirm it now
    /// @param mayWithdraw whether he may take it back, or refuse it
    /// @param isOwn whether he proposed it
    /// @param whyNot what stands against it; empty where nothing does, or it is not asked
    /// @param isNew whether it replaces none
    /// @param caption against what it is compared
    /// @param document as it was proposed
    record VersionPage(
            Listed version,
            String by,
            boolean mayConfirm,
            boolean mayWithdraw,
            boolean isOwn,
            String whyNot,
            boolean isNew,
            String caption,
            List<ChangeLine> changes,
            String document,
            String seen,
            Form form) {}

    @GetMapping(WHERE)
    ModelAndView show(@AuthenticationPrincipal Account account) {
        return Pages.show(DESK, page(account, List.of(), Form.EMPTY));
    }

    private DeskPage page(Account account, List<DocumentFault> faults, Form form) {
        List<ListedPlan> inForce = plans.inForce(gate.now());
        return new DeskPage(
                account.has(Role.PLAN_MANAGER),
                inForce.stream().map(PlanDesk::listed).toList(),
                plans.confirmed().stream().map(PlanDesk::listed).toList(),
                plans.proposed().stream().map(PlanDesk::listed).toList(),
                desk.withdrawn().stream().limit(WITHDRAWN).map(PlanViews::withdrawn).toList(),
                desk.shipped(),
                FaultLine.of(faults),
                form);
    }

    @PreAuthorize("hasRole('PLAN_MANAGER')")
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
                return refused(account, List.of(), form.with("file", "plans.document.notText"));
            }
            text = read;
            kept = Form.filled(Map.of("document", text));
            name = file.getOriginalFilename() == null ? PASTED : file.getOriginalFilename();
        }
        return text.isBlank()
                ? refused(account, List.of(), kept.with("document", "plans.document.missing"))
                : told(account, desk.propose(account, name, text), kept);
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @PostMapping(WHERE + "/shipped")
    ModelAndView proposeShipped(@AuthenticationPrincipal Account account, Form form) {
        String file = form.text("file");
        if (!Shipped.PLANS.contains(file)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return told(account, desk.proposeShipped(account, file), Form.EMPTY);
    }

    private ModelAndView told(Account account, PublishOutcome outcome, Form form) {
        return switch (outcome) {
            case PublishOutcome.Proposed(var code, var version, var _) ->
                    Pages.next(WHERE + "/" + code + "/" + version);
            case PublishOutcome.Wrong(var faults) ->
                    refused(
                            account,
                            faults,
                            form.with("document", "plans.document.wrong", faults.size()));
            case PublishOutcome.VersionTaken(var next) ->
                    refused(
                            account,
                            List.of(),
                            form.with("document", "plans.document.taken", next));
            case PublishOutcome.Fixed(var paths) ->
                    refused(
                            account,
                            List.of(),
                            form.with(
                                    "document", "plans.document.fixed", String.join(", ", paths)));
            case PublishOutcome.NotInFuture() ->
                    refused(
                            account,
                            List.of(),
                            form.with("document", "plans.document.notInFuture"));
        };
    }

    private ModelAndView refused(Account account, List<DocumentFault> faults, Form form) {
        return Pages.refused(DESK, page(account, faults, form));
    }

    @GetMapping(WHERE + "/{code}/{version}")
    ModelAndView compare(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable int version) {
        ListedPlan found =
                proposed(code, version)
                        .or(() -> confirmed(code, version))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Pages.show(VERSION, desk.page(account, found, Form.EMPTY));
    }

    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @PostMapping(WHERE + "/{code}/{version}")
    ModelAndView confirm(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable int version,
            Form form) {
        ListedPlan found =
                proposed(code, version)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return told(account, found, form, desk.confirm(account, found, form.text("seen")));
    }

    /// Takes a version back, or refuses it.
    @PreAuthorize("hasRole('PLAN_MANAGER')")
    @PostMapping(WHERE + "/{code}/{version}/withdrawal")
    ModelAndView withdraw(
            @AuthenticationPrincipal Account account,
            @PathVariable String code,
            @PathVariable int version,
            Form form) {
        ListedPlan found =
                proposed(code, version)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean isOwn = desk.isOwn(account, found);
        Form.Parsed<String> parsed =
                form.parse(fields ->
                        fields.value("reason", text -> WithdrawnVersions.reason(text, isOwn)));
        return switch (parsed) {
            case Form.Parsed.Bad<String>(var wrong) ->
                    Pages.refused(VERSION, desk.page(account, found, wrong));
            case Form.Parsed.Good<String>(var reason) -> {
                var judged = desk.withdraw(account, found, form.text("seen"), reason);
                yield told(account, found, form, judged);
            }
        };
    }

    private ModelAndView told(
            Account account, ListedPlan found, Form form, PlanDesk.Judged judged) {
        return switch (judged) {
            case DONE -> Pages.next(WHERE);
            case GONE -> refused(account, List.of(), Form.EMPTY.with("propose", key(judged)));
            case OWN, CHANGED, LATE -> {
                Form told = form.with("confirm", key(judged));
                yield Pages.refused(VERSION, desk.page(account, found, told));
            }
        };
    }

    /// The words for what judging a version came to.
    static String key(PlanDesk.Judged judged) {
        return "plans.judged." + judged;
    }

    private Optional<ListedPlan> proposed(String code, int version) {
        return plans.proposed().stream()
                .filter(plan -> plan.code().equals(code) && plan.plan().version() == version)
                .findFirst();
    }

    private Optional<ListedPlan> confirmed(String code, int version) {
        return plans.confirmed().stream()
                .filter(plan -> plan.code().equals(code) && plan.plan().version() == version)
                .findFirst();
    }
}
