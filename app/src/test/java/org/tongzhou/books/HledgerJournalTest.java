package org.tongzhou.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.PlatformTest;
import org.tongzhou.core.money.Amount;

/// A program that we did not write reads our journal and comes to our balances.
class HledgerJournalTest extends PlatformTest {

    private static final LocalDate NOTICE = LocalDate.of(2032, 1, 7);

    @Autowired private Books books;
    @Autowired private HledgerJournal journal;
    @Autowired private TransactionTemplate transaction;
    @TempDir private Path folder;

    private final String plan = "hledger-" + UUID.randomUUID();
    private final String other = "hledger-" + UUID.randomUUID();

    @BeforeEach
    void aPlanThatHasSharedCollectedAndPaid() {
        post(
                entry("strike", 0, plan, "第 1 期; struck (1)")
                        .debit(Account.RECEIVABLE, new Amount(33_000_001))
                        .debit(Account.SUBSIDY, new Amount(7))
                        .credit(Account.PAYABLE_TO_CLAIMANTS, new Amount(30_000_000))
                        .credit(Account.FEE_INCOME, new Amount(3_000_000))
                        .credit(Account.SURPLUS, new Amount(8)));
        post(
                entry("debited", 7, plan, "answers")
                        .debit(Account.DEBITS_IN_TRANSIT, new Amount(32_000_001))
                        .credit(Account.RECEIVABLE, new Amount(32_000_001)));
        post(
                entry("paid", 9, plan, "payout sent")
                        .debit(Account.PAYABLE_TO_CLAIMANTS, new Amount(30_000_000))
                        .credit(Account.PAYOUTS_IN_TRANSIT, new Amount(30_000_000)));
        post(
                entry("settled", 8, plan, "settlement")
                        .debit(Account.BANK, new Amount(32_000_001))
                        .credit(Account.DEBITS_IN_TRANSIT, new Amount(32_000_001)));
        post(
                entry("prepaid", 8, other, "balance paid in")
                        .debit(Account.BANK, new Amount(1))
                        .credit(Account.PREPAID, new Amount(1)));
    }

    private static Entry entry(String kind, int days, String plan, String memo) {
        return Entry.of(kind + "/" + plan + "(1)", NOTICE.plusDays(days), plan, memo);
    }

    private void post(Entry entry) {
        transaction.executeWithoutResult(_ -> books.post(entry));
    }

    private Path export(Optional<String> only) throws IOException {
        Path file = folder.resolve("books.journal");
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            journal.write(out, only);
        }
        return file;
    }

    private static String hledger(Path file, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("hledger", "-f", file.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
        return said;
    }

    private static Map<String, String> balances(Path file) throws IOException {
        Map<String, String> balances = new HashMap<>();
        String csv = hledger(file, "balance", "--flat", "--empty", "--no-total", "-O", "csv");
        for (String line : csv.lines().skip(1).toList()) {
            String[] cells = line.replace("\"", "").split(",", -1);
            balances.put(cells[0], cells[1]);
        }
        return balances;
    }

    @Test
    void hledgerFindsNoFaultAndEveryBalanceIsOurs() throws IOException {
        Path file = export(Optional.empty());

        hledger(file, "check", "--strict", "ordereddates");
        Map<String, String> theirs = balances(file);

        assertThat(theirs).containsEntry("assets:bank:" + plan, "CNY 320000.01");
        int compared = 0;
        for (String known : books.plans()) {
            for (var ours : books.balances(known).entrySet()) {
                String account = HledgerJournal.account(ours.getKey(), known);
                assertThat(amount(theirs.getOrDefault(account, "0")))
                        .as(account)
                        .isEqualTo(ours.getValue().toString());
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(2 * Account.values().length);
        assertThat(theirs.size()).isLessThanOrEqualTo(compared);
    }

    private static String amount(String shown) {
        return shown.equals("0") ? "0.00" : shown.replace("CNY ", "");
    }

    @Test
    void onePlanStandsAlone() throws IOException {
        Path file = export(Optional.of(other));

        hledger(file, "check", "--strict");
        assertThat(balances(file))
                .containsEntry("assets:bank:" + other, "CNY 0.01")
                .containsEntry("liabilities:prepaid:" + other, "CNY -0.01");
        assertThat(Files.readString(file)).doesNotContain(plan);
    }

    @Test
    void aRefIsTheCodeAndAMemoStaysOneLine() throws IOException {
        String text = Files.readString(export(Optional.of(plan)));

        assertThat(text).contains("2032-01-07 * (strike/" + plan + "[1]) 第 1 期, struck (1)\n");
    }

    @Test
    void aDayIsInOrderOfRefsWhicheverThreadPostedFirst() throws IOException {
        post(folio("f1"));
        post(folio("f0"));

        String text = Files.readString(export(Optional.of(plan)));

        assertThat(text.indexOf("(f0/")).isPositive().isLessThan(text.indexOf("(f1/"));
    }

    private Entry folio(String kind) {
        return entry(kind, 20, plan, "one of several folios")
                .debit(Account.BANK, new Amount(1))
                .credit(Account.DEBITS_IN_TRANSIT, new Amount(1));
    }
}
