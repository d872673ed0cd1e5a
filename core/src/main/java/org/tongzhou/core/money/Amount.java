package org.tongzhou.core.money;

/// A sum of money in the plan's one currency, in its minor unit (fen for CNY).
///
/// Amounts may be negative: a balance or an adjustment can be. All arithmetic is exact and throws
/// [ArithmeticException] instead of overflowing. There is no general division: who gets the
/// remainder is always said by a name.
public record Amount(long minor) implements Comparable<Amount> {

    public static final Amount ZERO = new Amount(0);

    public Amount plus(Amount other) {
        return new Amount(Math.addExact(minor, other.minor));
    }

    public Amount minus(Amount other) {
        return new Amount(Math.subtractExact(minor, other.minor));
    }

    public Amount times(long factor) {
        return new Amount(Math.multiplyExact(minor, factor));
    }

    public Amount negated() {
        return new Amount(Math.negateExact(minor));
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public Amount orMore(Amount least) {
        return compareTo(least) >= 0 ? this : least;
    }

    public Amount orLess(Amount most) {
        return compareTo(most) <= 0 ? this : most;
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(minor, other.minor);
    }

    /// The number in major units with two decimals, for logs and exports: `-12.05`.
    @Override
    public String toString() {
        long whole = Math.abs(minor / 100);
        long fraction = Math.abs(minor % 100);
        return "%s%d.%02d".formatted(minor < 0 ? "-" : "", whole, fraction);
    }
}
