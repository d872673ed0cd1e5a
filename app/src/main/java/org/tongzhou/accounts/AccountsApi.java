package org.tongzhou.accounts;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;

/// Roles and the audit trail, for the programs of administrators and auditors.
@RestController
@PreAuthorize("hasRole('ADMINISTRATOR')")
@RequestMapping(AccountsApi.PATH)
class AccountsApi {

    static final String PATH = "/api/v1/accounts";

    private final Accounts accounts;
    private final RoleDesk desk;
    private final Audit audit;

    AccountsApi(Accounts accounts, RoleDesk desk, Audit audit) {
        this.accounts = accounts;
        this.desk = desk;
        this.audit = audit;
    }

    record AccountBody(long account, List<Role> roles) {

        static AccountBody of(Account account) {
            return new AccountBody(account.id(), account.roles().stream().sorted().toList());
        }
    }

    record NewSearch(@Nullable String contact) {}

    record NewRoles(@Nullable List<@Nullable Role> roles) {}

    /// @param actor who did it; missing where the system did
    record AuditBody(
            long entry,
            Instant at,
            @Nullable Long actor,
            String action,
            String subject,
            String detail) {

        static AuditBody of(Audit.Entry one) {
            return new AuditBody(
                    one.id(), one.at(), one.actor(), one.action(), one.subject(), one.detail());
        }
    }

    record AuditList(List<AuditBody> entries, @Nullable String next) {}

    @Operation(
            summary = "Find the account of a contact",
            description = "The contact is asked for in the body, since addresses end up in logs.")
    @PostMapping("/search")
    AccountBody search(@RequestBody NewSearch wanted) {
        String typed = wanted.contact();
        Contact contact = Contact.of(typed == null ? "" : typed);
        return accounts.find(contact)
                .flatMap(known -> accounts.known(known.id()))
                .map(AccountBody::of)
                .orElseThrow(Refused::notFound);
    }

    @Operation(summary = "Show an account and its roles")
    @GetMapping("/{account}")
    AccountBody one(@PathVariable long account) {
        return AccountBody.of(find(account));
    }

    private Account find(long account) {
        return accounts.known(account).orElseThrow(Refused::notFound);
    }

    @Operation(
            summary = "Set the roles of an account",
            description =
                    "From now on the account has these roles and no others; an "
                            + "empty list takes all.")
    @PutMapping("/{account}/roles")
    AccountBody change(
            @AuthenticationPrincipal Account by,
            @PathVariable long account,
            @RequestBody NewRoles wanted) {
        find(account);
        return switch (desk.change(by, account, roles(wanted.roles()))) {
            case DONE -> AccountBody.of(find(account));
            case OWN -> throw new BadInput("roles", "accounts.roles.own");
        };
    }

    private static Set<Role> roles(@Nullable List<@Nullable Role> wanted) {
        if (wanted == null) {
            throw new BadInput("roles", "accounts.roles.missing");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : wanted) {
            if (role == null) {
                throw new BadInput("roles", "accounts.roles.missing");
            }
            roles.add(role);
        }
        return roles;
    }

    @Operation(
            summary = "List the audit trail, the newest entry first",
            description =
                    "`actor` and `subject` (such as `claim 12`) ask for the entries of one alone.")
    @GetMapping("/audit")
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'AUDITOR')")
    AuditList audit(
            @RequestParam(required = false) @Nullable Long actor,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        AuditOf part = new AuditOf(actor, subject);
        var found = audit.before(part, Slice.after(after), Slice.toRead(limit));
        var slice = Slice.of(found, limit, Audit.Entry::id);
        return new AuditList(slice.as(AuditBody::of), slice.next(part.at(PATH + "/audit")));
    }
}
