package org.tongzhou.messages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.members.Members;

/// The inbox for programs.
@RestController
@RequestMapping("/api/v1/messages")
class MessagesApi {

    private static final int PAGE = 50;

    private final Messages messages;
    private final PayerNotices notices;
    private final Members members;

    MessagesApi(Messages messages, PayerNotices notices, Members members) {
        this.messages = messages;
        this.notices = notices;
        this.members = members;
    }

    record MessageBody(
            long message,
            Message.Kind kind,
            Map<String, String> details,
            Instant at,
            boolean read) {}

    record MessageList(List<MessageBody> messages, @Nullable String next) {}

    /// @param text in the language of the request
    record NoticeBody(Notice.Kind kind, String text) {}

    record NoticeList(List<NoticeBody> notices) {}

    /// Stored messages, the newest first.
    @GetMapping
    MessageList list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        List<Message> found = messages.ofAccount(account.id(), before, PAGE + 1);
        List<MessageBody> page =
                found.stream()
                        .limit(PAGE)
                        .map(one ->
                                new MessageBody(
                                        one.number(),
                                        one.kind(),
                                        one.details(),
                                        one.at(),
                                        one.isRead()))
                        .toList();
        String next =
                found.size() > PAGE ? "/api/v1/messages?before=" + page.getLast().message() : null;
        return new MessageList(page, next);
    }

    /// What the payer must know now, derived from rounds and debits.
    @GetMapping("/notices")
    NoticeList notices(@AuthenticationPrincipal Account account) {
        return new NoticeList(
                members
                        .householdPaidBy(account.id())
                        .map(notices::notices)
                        .orElse(List.of())
                        .stream()
                        .map(one -> new NoticeBody(one.kind(), one.text()))
                        .toList());
    }
}
