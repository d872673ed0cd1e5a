package org.tongzhou.core.plan;

import java.util.List;
import java.util.stream.Stream;

/// What is wrong with a plan or its document: which kind it is, and what it names.
///
/// It reads in English here; pages put the kind into words of their own.
public record Flaw(Kind kind, List<String> names) {

    public Flaw {
        names = List.copyOf(names);
    }

    public static Flaw of(Kind kind, Object... names) {
        return new Flaw(kind, Stream.of(names).map(String::valueOf).toList());
    }

    @Override
    public String toString() {
        return kind.english.formatted(names.toArray());
    }

    /// Every way in which a plan or its document can be wrong. The names stay the same for ever:
    /// programs decide by them.
    public enum Kind {
        NOT_YAML("is not YAML: %s"),
        EMPTY("is empty"),
        MISSING("is missing"),
        GIVEN_TWICE("is given twice"),
        KEY_NOT_A_WORD("has a key that is not a single word"),
        UNKNOWN_KEY("is not a known key; known are %s"),
        UNKNOWN_KEY_NEAR("is not a known key; did you mean '%s'?"),
        NOT_A_MAPPING("must be a mapping of keys to values"),
        NOT_A_LIST("must be a list"),
        NOT_SINGLE("must be a single value"),
        NO_FILE("there is no file '%s'"),
        NO_SUCH_NAME("there is no %s '%s'; known are %s"),
        NO_SUCH_NAME_NEAR("there is no %s '%s'; did you mean '%s'?"),
        LEADS_NOWHERE("leads to nothing in this document: %s"),
        OTHER_FORMAT("this program reads format %s only"),
        NOT_WHOLE("'%s' is not a whole number"),
        NOT_A_DAY("'%s' is not a day such as 2020-06-30"),
        NOT_A_ZONE("'%s' is not a time zone such as Asia/Shanghai"),
        NOT_A_CURRENCY("'%s' is not an ISO 4217 currency such as CNY"),
        NOT_A_FLAG("must be true or false"),
        NOT_AN_AMOUNT("must be an amount in quotes such as %s"),
        NOT_ONE_OF("must be one of %s"),
        NO_FIGURE("{%s} leads to no figure in this document"),
        BY_HAND(
                "states '%s' by hand; name the figure of this document instead, such as"
                        + " {waiting.days}, so that text and figure cannot differ"),
        NOT_STATED("no rule on %s states {%s} in both languages"),
        DEADLINE_NOT_STATED(
                "is the first rule on claims, which is quoted to whoever reports too late, and"
                        + " does not state {%s} in both languages"),
        SOURCE_OR_SETTING("a rule has either its source or the mark 'setting: true'"),
        ALL_ANY_OR_SOME("only one of all, any and some can be given"),
        FIELD_EMPTY("%s is empty"),
        NOT_A_SLUG("%s must be lower-case words joined by '-', but is '%s'"),
        OUT_OF_RANGE("%s must be from %s to %s, but is %s"),
        NOT_ABOVE_ZERO("%s must be above zero, but is %s"),
        BELOW_ZERO("%s is below zero: %s"),
        NOT_DISTINCT("%s '%s' is given twice"),
        NOT_DEFINED("%s '%s' is not defined"),
        ABOVE("%s %s is above %s %s"),
        VERSION_BELOW_ONE("version must be 1 or more, but is %s"),
        NOT_A_RULE_NUMBER("'%s' is not a rule number such as 3.2"),
        NOT_A_COUNTRY("'%s' is not a two-letter country code"),
        NO_RULE_ON("rules have none on %s"),
        NO_DISEASE("a plan covers at least one disease"),
        NO_SEVERITY("a disease needs at least one severity"),
        NO_QUESTION("a declaration asks at least one question"),
        NO_BENEFIT("a plan pays at least one benefit"),
        NO_SELF("relations must contain self"),
        FORM_SEVERITY("form '%s' has a severity the disease does not list"),
        BENEFITS_COLLIDE("rows %s and %s are for the same ages and severity"),
        COVER_ENDS_EARLY("coveredUntilYears %s is below the last joining age %s"),
        OPENING_DAY("preregistration needs the day on which the plan opens (opensOn)"),
        NOT_TWO_DAYS("%s must be exactly two days"),
        NOT_IN_ORDER("%s must be in order"),
        DEBIT_TOO_EARLY("debit day %s is not after notice day %s and objectionDays %s"),
        MINIMUM_ABOVE_MAXIMUM("minimum is above maximum"),
        NOBODY_WARNED("suspendBelow %s is above warnBelow %s: nobody would be warned"),
        OPERATOR_MUST_PAY(
                "operatorPaysOpenClaims must be true: once cover has ended nobody else could pay"),
        BALANCES_GO_BACK("refundsBalances must be true: a balance belongs to the member"),
        TRANSFER_AGE("transfer.atAge must follow the last age covered"),
        NUMBER_OF_BANDS("there are %s bands, but must be from %s to %s"),
        BAND_GAP(
                "the band after age %s starts at %s: bands must cover all ages from 0 to %s"
                        + " without gap or overlap"),
        LAST_BAND("the last band ends at %s, but must end at %s");

        private final String english;

        Kind(String english) {
            this.english = english;
        }
    }
}
