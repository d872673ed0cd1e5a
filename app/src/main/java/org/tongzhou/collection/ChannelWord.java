package org.tongzhou.collection;

import java.util.regex.Pattern;

/// The words that may travel over a channel: nothing that needs quoting anywhere.
final class ChannelWord {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private ChannelWord() {}

    static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not an id for a channel: " + id);
        }
    }

    /// Does not repeat what it refuses: it may be somebody's account number.
    static void requireAccount(String account) {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException("not an account for a channel");
        }
    }
}
