package org.tongzhou.sandbox;

import java.util.TreeMap;

/// What every account has seen of us, to prove that nothing was taken twice.
final class Ledger {

    private static final int TAKEN = 0;
    private static final int REVERSED = 2;
    private static final int PAID = 4;

    /// Account to count and sum of the three movements.
    private final TreeMap<String, long[]> accounts = new TreeMap<>();

    void taken(String account, long amountMinor) {
        add(account, TAKEN, amountMinor);
    }

    void reversed(String account, long amountMinor) {
        add(account, REVERSED, amountMinor);
    }

    void paid(String account, long amountMinor) {
        add(account, PAID, amountMinor);
    }

    String csv() {
        StringBuilder csv =
                new StringBuilder(
                        "account,taken_count,taken_minor,reversed_count,reversed_minor,"
                                + "paid_count,paid_minor\n");
        accounts.forEach((account, seen) -> {
            csv.append(account);
            for (long figure : seen) {
                csv.append(',').append(figure);
            }
            csv.append('\n');
        });
        return csv.toString();
    }

    private void add(String account, int movement, long amountMinor) {
        long[] seen = accounts.computeIfAbsent(account, _ -> new long[6]);
        seen[movement]++;
        seen[movement + 1] = Math.addExact(seen[movement + 1], amountMinor);
    }
}
