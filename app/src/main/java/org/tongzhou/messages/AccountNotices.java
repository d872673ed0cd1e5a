package org.tongzhou.messages;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.members.NewAccount;
import org.tongzhou.web.Words;

/// Tells a payer that an account which he named was not confirmed as his, and what is debited now.
@Component
class AccountNotices {

    private final Members members;

    AccountNotices(Members members) {
        this.members = members;
    }

    List<Notice> of(Household household) {
        Optional<String> inForce =
                members.accountRefusal(household).map(_ -> "messages.accountRefused");
        Optional<String> other =
                members.newAccount(household)
                        .flatMap(NewAccount::refusal)
                        .map(_ -> "messages.newAccountRefused");
        return inForce.or(() -> other).map(AccountNotices::notice).stream().toList();
    }

    private static Notice notice(String wordsKey) {
        return new Notice(Notice.Kind.ACCOUNT_REFUSED, Words.of(wordsKey), "/me/mandate");
    }
}
