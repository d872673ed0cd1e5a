package org.tongzhou.core.debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongzhou.core.ForAll.forAll;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.round.Folio;

class InstructionsTest {

    @Test
    void aRowSaysRunHouseholdAccountAndAmount() throws Exception {
        forAll(
                200,
                random -> {
                    int folio = random.nextInt(4000);
                    FolioMandates mandates = new FolioMandates(folio);
                    Instructions rows = new Instructions(12, 1);
                    StringBuilder expected = new StringBuilder();
                    long sum = 0;
                    int count = 0;
                    long household = Folio.firstHousehold(folio);
                    while (count < 500) {
                        household += 1 + random.nextInt(30);
                        String account = "a".repeat(random.nextInt(1, 65));
                        put(mandates, household, account);
                        long minor =
                                1 + random.nextLong(random.nextBoolean() ? 9 : 1_000_000_000_000L);
                        rows.add(household, mandates, minor);
                        expected.append("r12-h%d,%s,%d\n".formatted(household, account, minor));
                        sum += minor;
                        count++;
                    }
                    byte[] text = expected.toString().getBytes(StandardCharsets.US_ASCII);
                    assertThat(rows.toBytes()).isEqualTo(text);
                    assertThat(rows.count()).isEqualTo(count);
                    assertThat(rows.sumMinor()).isEqualTo(sum);
                    assertThat(rows.digest()).isEqualTo(sha256(text));
                });
    }

    @Test
    void aHouseholdIsInstructedOnceAndForSomething() {
        FolioMandates mandates = new FolioMandates(0);
        put(mandates, 5, "acct-5");
        Instructions rows = new Instructions(1, 4);
        rows.add(5, mandates, 1);

        assertThatThrownBy(() -> rows.add(5, mandates, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Instructions(1, 4).add(5, mandates, 0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Instructions(1, 4).add(6, mandates, 1))
                .hasMessageContaining("no mandate for household 6");
    }

    @Test
    void theLatestMandateOfAHouseholdCounts() {
        FolioMandates mandates = new FolioMandates(0);
        put(mandates, 5, "acct-old");
        put(mandates, 5, "acct-new");
        Instructions rows = new Instructions(1, 4);

        rows.add(5, mandates, 3);

        assertThat(new String(rows.toBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("r1-h5,acct-new,3\n");
    }

    @Test
    void anAccountThatWouldNeedQuotingIsRefused() {
        for (String account : new String[] {"", "a,b", "a\n", "é", "a b", "a".repeat(65)}) {
            assertThatThrownBy(() -> put(new FolioMandates(0), 1, account))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("a,b");
        }
    }

    @Test
    void whatIsPackedComesOutAgain() {
        forAll(
                500,
                random -> {
                    long[] numbers = new long[random.nextInt(300)];
                    Arrays.setAll(numbers, _ -> random.nextLong(1L << random.nextInt(1, 63)));
                    Packed packed = new Packed();
                    for (long number : numbers) {
                        packed.put(number);
                    }

                    Packed read = Packed.of(packed.toBytes());

                    for (long number : numbers) {
                        assertThat(read.next()).isEqualTo(number);
                    }
                    assertThat(read.hasNext()).isFalse();
                });
    }

    private static void put(FolioMandates mandates, long household, String account) {
        byte[] bytes = account.getBytes(StandardCharsets.UTF_8);
        mandates.put(household, 100, true, bytes, 0, bytes.length);
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
