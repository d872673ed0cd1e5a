package org.tongzhou.members;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Form;

/// The leave to debit that a payer gives.
///
/// @param ceiling the most that may be debited on one debit day without asking
/// @param account the token by which the payment provider knows the account
public record MandateDetails(Amount ceiling, String account) {

    private static final Amount HIGHEST = new Amount(10_000_00);
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._:-]{4,64}");

    public MandateDetails {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new BadInput("account", "members.account.bad");
        }
        ceiling = ceiling(ceiling);
    }

    /// A ceiling that may be.
    static Amount ceiling(Amount wanted) {
        if (wanted.minor() < 1 || wanted.compareTo(HIGHEST) > 0) {
            throw new BadInput("ceiling", "members.ceiling.bad");
        }
        return wanted;
    }

    /// What a program sent.
    ///
    /// @param part where it stands in the body: `mandate.`, or nothing where it is the body
    public static MandateDetails sent(
            @Nullable Long ceilingMinor, @Nullable String account, String part) {
        try {
            String named = account == null ? "" : account;
            return new MandateDetails(sentCeiling(ceilingMinor, part), named);
        } catch (BadInput bad) {
            throw bad.field().equals("account") ? bad.at(part + "account") : bad;
        }
    }

    /// The ceiling alone.
    static Amount sentCeiling(@Nullable Long ceilingMinor, String part) {
        try {
            return ceiling(new Amount(ceilingMinor == null ? 0 : ceilingMinor));
        } catch (BadInput bad) {
            throw bad.at(part + "ceilingMinor");
        }
    }

    /// Reads the fields `account` and `ceiling` (in yuan, such as `50` or `49.90`) of a form.
    public static Supplier<MandateDetails> read(Form.Fields fields) {
        Supplier<String> account = readAccount(fields);
        Supplier<Amount> ceiling = readCeiling(fields);
        return () -> new MandateDetails(ceiling.get(), account.get());
    }

    /// Reads the account alone.
    static Supplier<String> readAccount(Form.Fields fields) {
        return fields.value(
                "account", text -> new MandateDetails(HIGHEST, compact(text)).account());
    }

    /// Reads the ceiling alone.
    static Supplier<Amount> readCeiling(Form.Fields fields) {
        return fields.value("ceiling", text -> ceiling(yuan(text)));
    }

    private static String compact(String text) {
        return text.replace(" ", "");
    }

    static Amount yuan(String text) {
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
            throw new BadInput("ceiling", "members.ceiling.bad");
        }
        int dot = text.indexOf('.');
        long whole = Long.parseLong(dot < 0 ? text : text.substring(0, dot));
        String cents = dot < 0 ? "00" : (text.substring(dot + 1) + "0").substring(0, 2);
        return new Amount(whole * 100 + Long.parseLong(cents));
    }

    /// Without the account, which no log may show.
    @Override
    public String toString() {
        return "mandate up to " + ceiling;
    }
}
