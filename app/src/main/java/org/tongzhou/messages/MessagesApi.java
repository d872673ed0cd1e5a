package org.tongzhou.messages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Slice;

/// The inbox for programs.
@RestController
@RequestMapping("/api/v1/messages")
class MessagesApi {

    private final Messages messages;
    private final PayerNotices notices;

    MessagesApi(Messages messages, PayerNotices notices) {
        this.messages = messages;
        this.notices = notices;
    }

    record MessageBody(
            long message,
            Message.Kind kind,
            Map<String, String> details,
            Instant at,
            boolean read) {}

    record MessageList(List<MessageBody> messages, @Nullable String next) {}

    record NewRead(@Nullable Long newest) {}

    /// @param text in the language of the request
    record NoticeBody(Notice.Kind kind, String text) {}

    record NoticeList(List<NoticeBody> notices) {}

    @Operation(summary = "List stored messages, the newest first")
    @GetMapping
    MessageList list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        int most = Slice.toRead(limit);
        var found = messages.ofAccount(account.id(), Slice.after(after), most);
        var slice = Slice.of(found, limit, Message::number);
        return new MessageList(slice.as(MessagesApi::body), slice.next("/api/v1/messages"));
    }

    private static MessageBody body(Message one) {
        return new MessageBody(one.number(), one.kind(), one.details(), one.at(), one.isRead());
    }

    @Operation(summary = "Mark all messages up to one as read")
    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@AuthenticationPrincipal Account account, @RequestBody NewRead wanted) {
        Long newest = wanted.newest();
        if (newest == null || !messages.read(account.id(), newest)) {
            throw new BadInput("newest", "messages.newest.no");
        }
    }

    @Operation(
            summary = "Show what the member must know now",
            description = "Derived from rounds and debits.")
    @GetMapping("/notices")
    NoticeList notices(@AuthenticationPrincipal Account account) {
        return new NoticeList(
                notices.notices(account.id()).stream()
                        .map(one -> new NoticeBody(one.kind(), one.text()))
                        .toList());
    }
}
