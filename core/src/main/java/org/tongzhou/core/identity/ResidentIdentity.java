package org.tongzhou.core.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tongzhou.core.plan.Sex;

/// A Chinese resident identity number of 18 characters (GB 11643-1999).
///
/// Six digits of the place, eight of the birth date, three of order (odd for men), and a check
/// character by ISO 7064 MOD 11-2.
public record ResidentIdentity(String number) implements Document {

    private static final Pattern FORM = Pattern.compile("[0-9]{17}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /// What may be wrong with a number, each said to the person who typed it.
    public enum Fault {
        FORM,
        REGION,
        DATE,
        CHECKSUM
    }

    /// A number that is not one; `fault` says why, and the message never shows the number.
    public static final class NotAnIdentity extends IllegalArgumentException {

        private final Fault fault;

        NotAnIdentity(Fault fault) {
            super("not a resident identity number: " + fault);
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    public ResidentIdentity {
        number = number.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(number).matches()) {
            throw new NotAnIdentity(Fault.FORM);
        }
        if (Province.of(number.substring(0, 2)).isEmpty()) {
            throw new NotAnIdentity(Fault.REGION);
        }
        birthIn(number);
        if (number.charAt(17) != check(number)) {
            throw new NotAnIdentity(Fault.CHECKSUM);
        }
    }

    @Override
    public String kind() {
        return "CN";
    }

    @Override
    public LocalDate birth() {
        return birthIn(number);
    }

    @Override
    public Sex sex() {
        return (number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    @Override
    public String region() {
        return number.substring(0, 2);
    }

    /// The check character that belongs to the first 17 digits.
    public static char check(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    private static LocalDate birthIn(String number) {
        try {
            return LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
        } catch (DateTimeException _) {
            throw new NotAnIdentity(Fault.DATE);
        }
    }

    /// Without the number, which no log may show.
    @Override
    public String toString() {
        return "resident identity";
    }
}
