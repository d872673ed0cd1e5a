package org.tongzhou.messages;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.collection.Debits;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// The inbox, and the one question that it may ask: may we debit more than your ceiling?
@Controller
@RequestMapping("/me/inbox")
class InboxController {

    private static final String SHOW = "messages/inbox";
    private static final int PAGE = 20;

    private final PayerNotices notices;
    private final Messages messages;
    private final MessageTexts texts;
    private final Debits debits;
    private final Members members;

    InboxController(
            PayerNotices notices,
            Messages messages,
            MessageTexts texts,
            Debits debits,
            Members members) {
        this.notices = notices;
        this.messages = messages;
        this.texts = texts;
        this.debits = debits;
        this.members = members;
    }

    record NoticeView(String tone, String text, String path) {}

    record InboxPage(
            List<NoticeView> notices,
            boolean isAsked,
            List<Option> answers,
            List<MessageTexts.View> messages,
            long newest,
            boolean hasUnread,
            @Nullable String next,
            Form form) {}

    @GetMapping
    ModelAndView show(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        return Pages.show(SHOW, page(account, before, Form.EMPTY));
    }

    private InboxPage page(Account account, long before, Form form) {
        Optional<Household> household = members.householdPaidBy(account.id());
        List<Message> found = messages.ofAccount(account.id(), before, PAGE + 1);
        List<Message> shown = found.stream().limit(PAGE).toList();
        List<NoticeView> derived =
                notices.notices(account.id()).stream()
                        .map(one -> new NoticeView(one.kind().tone(), one.text(), one.path()))
                        .toList();
        return new InboxPage(
                derived,
                household.map(own -> debits.isAsked(own.number())).orElse(false),
                List.of(
                        new Option("true", Words.of("messages.yes")),
                        new Option("false", Words.of("messages.no"))),
                shown.stream().map(texts::view).toList(),
                shown.isEmpty() ? 0 : shown.getFirst().number(),
                shown.stream().anyMatch(message -> !message.isRead()),
                found.size() > PAGE ? "?before=" + shown.getLast().number() : null,
                form);
    }

    @PostMapping("/answer")
    ModelAndView answer(@AuthenticationPrincipal Account account, Form form) {
        Household household =
                members.householdPaidBy(account.id())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Parsed<Boolean> parsed =
                form.parse(fields -> {
                    String text = form.text("agreed");
                    boolean known = text.equals("true") || text.equals("false");
                    fields.check(known, "agreed", "collection.answer.missing");
                    return () -> text.equals("true");
                });
        return switch (parsed) {
            case Parsed.Bad<Boolean>(var wrong) -> refused(account, wrong);
            case Parsed.Good<Boolean>(var agreed) -> {
                if (!debits.isAsked(household.number())) {
                    yield refused(account, form.with("agreed", "collection.answer.notAsked"));
                }
                debits.answer(household, agreed);
                yield Pages.next("/me/inbox");
            }
        };
    }

    private ModelAndView refused(Account account, Form form) {
        return Pages.refused(SHOW, page(account, Long.MAX_VALUE, form));
    }

    @PostMapping("/read")
    ModelAndView read(@AuthenticationPrincipal Account account, Form form) {
        Parsed<Long> parsed =
                form.parse(fields -> {
                    var newest = fields.value("newest", Long::valueOf);
                    return newest;
                });
        if (parsed instanceof Parsed.Good<Long>(var newest)) {
            messages.read(account.id(), newest);
        }
        return Pages.next("/me/inbox");
    }
}
