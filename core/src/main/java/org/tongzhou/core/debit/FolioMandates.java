package org.tongzhou.core.debit;

import java.util.Arrays;
import org.tongzhou.core.round.Folio;

/// The mandates of a folio's households: who may be debited, up to what, and from which account.
public final class FolioMandates {

    /// The longest account that a channel takes.
    public static final int LONGEST_ACCOUNT = 64;

    private static final int USUAL_ACCOUNT = 16;

    private final long first;
    private final boolean[] allowed;
    private final long[] ceilingMinor;
    private final int[] accountFrom;
    private final byte[] accountLength;
    private byte[] accounts;
    private int used;

    public FolioMandates(int folio) {
        this(Folio.firstHousehold(folio), Folio.HOUSEHOLDS);
    }

    FolioMandates(long first, int households) {
        this.first = first;
        this.allowed = new boolean[households];
        this.ceilingMinor = new long[households];
        this.accountFrom = new int[households];
        this.accountLength = new byte[households];
        this.accounts = new byte[households * USUAL_ACCOUNT];
    }

    /// Takes a mandate; a later one of the same household stands for it from then on.
    ///
    /// @param account holds the account's characters from `from` on
    public void put(
            long household, long ceiling, boolean allows, byte[] account, int from, int length) {
        int place = Math.toIntExact(household - first);
        allowed[place] = allows;
        ceilingMinor[place] = ceiling;
        if (allows) {
            requireAccount(account, from, length);
            if (used + length > accounts.length) {
                accounts = Arrays.copyOf(accounts, Math.max(accounts.length * 2, used + length));
            }
            System.arraycopy(account, from, accounts, used, length);
            accountFrom[place] = used;
            accountLength[place] = (byte) length;
            used += length;
        }
    }

    /// What may travel over a channel needs no quoting. Does not repeat what it refuses: it may be
    /// somebody's account number.
    private static void requireAccount(byte[] account, int from, int length) {
        boolean isGood = length >= 1 && length <= LONGEST_ACCOUNT;
        for (int i = from; isGood && i < from + length; i++) {
            isGood = isWord(account[i]);
        }
        if (!isGood) {
            throw new IllegalArgumentException("not an account for a channel");
        }
    }

    private static boolean isWord(byte letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '.'
                || letter == '_'
                || letter == ':'
                || letter == '-';
    }

    boolean allows(int place) {
        return allowed[place];
    }

    long ceilingMinor(int place) {
        return ceilingMinor[place];
    }

    /// Copies the account to `to` from `at` on.
    ///
    /// @return its length
    int account(long household, byte[] to, int at) {
        int place = Math.toIntExact(household - first);
        if (!allowed[place]) {
            throw new IllegalStateException("no mandate for household " + household);
        }
        System.arraycopy(accounts, accountFrom[place], to, at, accountLength[place]);
        return accountLength[place];
    }
}
