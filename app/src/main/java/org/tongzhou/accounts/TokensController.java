package org.tongzhou.accounts;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// The page of a person's API tokens.
@Controller
class TokensController {

    private static final String PAGE = "accounts/tokens";
    private final Tokens tokens;

    TokensController(Tokens tokens) {
        this.tokens = tokens;
    }

    /// `secret` is empty but once: right after a token was made.
    record ScopeChoice(String code, String words) {

        static ScopeChoice of(Scope scope) {
            String words = Words.of(scope.wordsKey());
            return new ScopeChoice(scope.toString(), words);
        }
    }

    record TokenLine(long id, String name, List<ScopeChoice> scopes, String expires) {

        static TokenLine of(Tokens.Listed one) {
            return new TokenLine(
                    one.id(),
                    one.name(),
                    one.scopes().stream().map(Scope::of).map(ScopeChoice::of).toList(),
                    Formats.moment(one.expiresAt()));
        }
    }

    record TokensPage(List<TokenLine> tokens, List<ScopeChoice> scopes, Form form, String secret) {}

    @GetMapping("/me/tokens")
    ModelAndView show(@AuthenticationPrincipal Account account) {
        return Pages.show(PAGE, page(account, Form.EMPTY, ""));
    }

    private TokensPage page(Account account, Form form, String secret) {
        List<ScopeChoice> scopes =
                Scope.all().stream()
                        .filter(scope -> scope.isAllowedTo(account))
                        .map(ScopeChoice::of)
                        .toList();
        List<TokenLine> lines = tokens.of(account).stream().map(TokenLine::of).toList();
        return new TokensPage(lines, scopes, form, secret);
    }

    @PostMapping("/me/tokens")
    ModelAndView issue(@AuthenticationPrincipal Account account, Form form) {
        Parsed<Tokens.Wanted> parsed =
                form.parse(_ -> () -> Tokens.Wanted.of(form.text("name"), form.texts("scopes")));
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> Pages.refused(PAGE, page(account, wrong, ""));
            case Parsed.Good(var wanted) -> issue(account, form, wanted);
        };
    }

    private ModelAndView issue(Account account, Form form, Tokens.Wanted wanted) {
        try {
            String secret = tokens.issue(account, wanted).secret().value();
            return Pages.show(PAGE, page(account, Form.EMPTY, secret));
        } catch (BadInput exceeds) {
            Form told = new Form(form.values(), form.errors().and("scopes", exceeds.reason()));
            return Pages.refused(PAGE, page(account, told, ""));
        }
    }

    @PostMapping("/me/tokens/{id}/revoke")
    ModelAndView revoke(@AuthenticationPrincipal Account account, @PathVariable long id) {
        tokens.revoke(account, id);
        return Pages.next("/me/tokens");
    }
}
