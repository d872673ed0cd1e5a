package org.tongzhou.core.round;

import java.math.BigInteger;

/// An exact fraction; its denominator is positive.
record Ratio(BigInteger numerator, BigInteger denominator) {

    static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);

    static Ratio of(BigInteger numerator, BigInteger denominator) {
        BigInteger common = numerator.gcd(denominator);
        return new Ratio(numerator.divide(common), denominator.divide(common));
    }

    Ratio plus(Ratio other) {
        return of(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Ratio times(long factor) {
        return new Ratio(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    /// The next whole number at or above.
    long ceil() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        boolean above = parts[1].signum() > 0;
        return (above ? parts[0].add(BigInteger.ONE) : parts[0]).longValueExact();
    }
}
