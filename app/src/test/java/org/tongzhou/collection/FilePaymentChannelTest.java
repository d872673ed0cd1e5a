package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongzhou.core.money.Amount;
import tools.jackson.databind.json.JsonMapper;

/// Batches and answers as files: complete or not there.
class FilePaymentChannelTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 14);
    private static final String ANSWER =
            "instruction,outcome,reason\nr1-h2,FAILED,INSUFFICIENT_FUNDS\n";

    @TempDir private Path folder;

    @Test
    void aBatchIsAFileAndAManifestThatSaysWhatIsInIt() throws IOException {
        FilePaymentChannel channel = channel();
        assertThat(channel.answer("r1-f0")).isEqualTo(new BatchAnswer.NotArrived());

        channel.submit(batch(479));

        String csv = Files.readString(folder.resolve("out/debits-r1-f0.csv"));
        assertThat(csv)
                .isEqualTo(
                        "instruction,account,amount_minor\nr1-h1,acct-1,479\nr1-h2,acct-2,479\n");
        var manifest =
                JsonMapper.shared().readTree(folder.resolve("out/debits-r1-f0.json").toFile());
        assertThat(manifest.required("date").stringValue()).isEqualTo("2026-01-14");
        assertThat(manifest.required("count").intValue()).isEqualTo(2);
        assertThat(manifest.required("sumMinor").longValue()).isEqualTo(958);
        assertThat(manifest.required("sha256").stringValue())
                .isEqualTo(ChannelFolder.sha256(csv.getBytes(StandardCharsets.UTF_8)));
        assertThat(names("out")).containsExactly("debits-r1-f0.csv", "debits-r1-f0.json");
        assertThat(channel.answer("r1-f0")).isEqualTo(new BatchAnswer.Processing());
    }

    @Test
    void aBatchSentTwiceChangesNothingAndOtherContentIsRefused() throws IOException {
        channel().submit(batch(479));
        var before = Files.getLastModifiedTime(folder.resolve("out/debits-r1-f0.csv"));

        channel().submit(batch(479));

        assertThat(Files.getLastModifiedTime(folder.resolve("out/debits-r1-f0.csv")))
                .isEqualTo(before);
        assertThatThrownBy(() -> channel().submit(batch(480))).isInstanceOf(ChannelRefused.class);
    }

    @Test
    void aBatchWhoseManifestWasNotWrittenIsWrittenAgain() throws IOException {
        new ChannelFolder(folder);
        Files.writeString(folder.resolve("out/debits-r1-f0.csv"), "half of i");

        assertThat(channel().answer("r1-f0")).isEqualTo(new BatchAnswer.NotArrived());
        channel().submit(batch(479));

        assertThat(Files.readString(folder.resolve("out/debits-r1-f0.csv"))).contains("r1-h2");
    }

    @Test
    void whatTheBankTookAwayIsNotSentAgainByAServerThatStartsAnew() throws IOException {
        channel().submit(batch(479));
        channel().pay(payout());
        bankTakesAll();

        assertThat(channel().answer("r1-f0")).isEqualTo(new BatchAnswer.Processing());
        assertThat(channel().payout("p1-1")).isInstanceOf(PayoutAnswer.Accepted.class);
        channel().submit(batch(479));
        channel().pay(payout());

        assertThat(names("out")).isEmpty();
        assertThatThrownBy(() -> channel().submit(batch(480))).isInstanceOf(ChannelRefused.class);
    }

    @Test
    void whatIsNotedOfAPayoutNamesNobodyAndOtherContentIsRefused() throws IOException {
        channel().pay(payout());
        String noted = Files.readString(folder.resolve("sent/payout-p1-1.json"));
        crashBeforeTheNote();
        channel().payout("p1-1");
        String notedLater = Files.readString(folder.resolve("sent/payout-p1-1.json"));
        bankTakesAll();

        channel().pay(payout());

        assertThat(names("out")).isEmpty();
        assertThat(noted).matches("[0-9a-f]{64}").isEqualTo(notedLater);
        var another = new Payout("p1-1", "acct-8", "收款人", new Amount(300), DAY);
        assertThatThrownBy(() -> channel().pay(another)).isInstanceOf(ChannelRefused.class);
    }

    @Test
    void aCrashBeforeTheNoteSendsTheSameBytesOrNothing() throws IOException {
        channel().submit(batch(479));
        byte[] first = Files.readAllBytes(folder.resolve("out/debits-r1-f0.csv"));
        crashBeforeTheNote();
        assertThat(channel().answer("r1-f0")).isEqualTo(new BatchAnswer.Processing());
        bankTakesAll();
        assertThat(channel().answer("r1-f0")).isEqualTo(new BatchAnswer.Processing());

        crashBeforeTheNote();
        assertThat(channel().answer("r1-f0")).isEqualTo(new BatchAnswer.NotArrived());
        channel().submit(batch(479));

        assertThat(Files.readAllBytes(folder.resolve("out/debits-r1-f0.csv"))).isEqualTo(first);
    }

    @Test
    void anAnswerIsReadThoughNothingElseIsKnownOfItsBatchWhichIsNeverWrittenAgain()
            throws IOException {
        channel().submit(batch(479));
        answer("r1-f0", ANSWER, ANSWER);
        crashBeforeTheNote();
        bankTakesAll();

        assertThat(channel().answer("r1-f0")).isInstanceOf(BatchAnswer.Done.class);
        channel().submit(batch(479));

        assertThat(names("out")).isEmpty();
    }

    private void bankTakesAll() throws IOException {
        for (String name : names("out")) {
            Files.delete(folder.resolve("out").resolve(name));
        }
    }

    private void crashBeforeTheNote() throws IOException {
        for (String name : names("sent")) {
            Files.delete(folder.resolve("sent").resolve(name));
        }
    }

    @Test
    void anAnswerIsTakenWhenItAgreesWithItsManifest() throws IOException {
        channel().submit(batch(479));
        answer("r1-f0", ANSWER, ANSWER);

        assertThat(channel().answer("r1-f0"))
                .isEqualTo(
                        new BatchAnswer.Done(
                                1,
                                new Amount(479),
                                List.of(
                                        new NotTaken.Failed(
                                                "r1-h2", DebitRefusal.INSUFFICIENT_FUNDS))));
    }

    @Test
    void anAnswerThatIsHalfThereOrOfAnotherBatchIsNotTaken() throws IOException {
        channel().submit(batch(479));
        Files.writeString(folder.resolve("in/debits-r1-f0.csv"), ANSWER);
        assertThat(channel().answer("r1-f0")).isEqualTo(new BatchAnswer.Processing());

        answer("r1-f0", ANSWER.substring(0, 40), ANSWER);
        assertThat(channel().answer("r1-f0")).isInstanceOf(BatchAnswer.Unknown.class);

        answer("r1-f9", ANSWER, ANSWER);
        assertThat(channel().answer("r1-f0")).isInstanceOf(BatchAnswer.Unknown.class);

        answer("r1-f0", ANSWER.replace("FAILED", "PERHAPS"), ANSWER.replace("FAILED", "PERHAPS"));
        assertThat(channel().answer("r1-f0")).isInstanceOf(BatchAnswer.Unknown.class);
    }

    @Test
    void payoutsGoOutOnceAndEventsAndSettlementsComeIn() throws IOException {
        FilePaymentChannel channel = channel();
        Payout payout = payout();
        assertThat(channel.payout("p1-1")).isInstanceOf(PayoutAnswer.NotArrived.class);
        channel.pay(payout);
        channel.pay(payout);
        assertThat(channel.payout("p1-1")).isInstanceOf(PayoutAnswer.Accepted.class);
        assertThat(ChannelScene.known(channel.events(0, DAY)).events()).isEmpty();
        assertThat(channel.settlement(DAY)).isInstanceOf(Reply.Unknown.class);

        Files.writeString(
                folder.resolve("in/events.csv"),
                """
                number,date,kind,subject,amount_minor,reason
                1,2026-01-14,PAYOUT_PAID,p1-1,300,
                2,2026-01-15,DEBIT_REVERSED,r1-h1,479,
                """);
        Files.writeString(
                folder.resolve("in/settlement-2026-01-14.csv"),
                """
                kind,reference,count,amount_minor
                DEBITS,r1-f0,1,479
                CLOSING_BALANCE,,1,479
                """);

        assertThat(ChannelScene.known(channel.events(0, DAY)).events()).hasSize(1);
        assertThat(ChannelScene.known(channel.events(1, DAY.plusDays(1))).events()).hasSize(1);
        assertThat(ChannelScene.known(channel.settlement(DAY)).lines()).hasSize(1);
    }

    @Test
    void aBatchCanBeWrittenAsPain008() throws IOException {
        var format = new Pain008("Tongzhou", "creditor-1", "CNY");
        var channel =
                new FilePaymentChannel(
                        new ChannelFolder(folder), 50_000, Optional.of(() -> format));

        channel.submit(batch(479));

        assertThat(names("out")).containsExactly("debits-r1-f0.json", "debits-r1-f0.xml");
        assertThat(Files.readAllBytes(folder.resolve("out/debits-r1-f0.xml")))
                .isEqualTo(format.of(batch(479)));
    }

    /// @param said what the manifest was made for
    private void answer(String batch, String csv, String said) throws IOException {
        String sha256 = ChannelFolder.sha256(said.getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("in/debits-r1-f0.csv"), csv);
        Files.writeString(
                folder.resolve("in/debits-r1-f0.json"),
                """
                {"batch": "%s", "takenCount": 1, "takenMinor": 479, "sha256": "%s"}
                """
                        .formatted(batch, sha256));
    }

    private static Payout payout() {
        return new Payout("p1-1", "acct-9", "收款人", new Amount(300), DAY);
    }

    private static DebitBatch batch(long minor) {
        return new DebitBatch(
                "r1-f0",
                DAY,
                List.of(
                        new DebitInstruction("r1-h1", "acct-1", new Amount(minor)),
                        new DebitInstruction("r1-h2", "acct-2", new Amount(minor))));
    }

    private FilePaymentChannel channel() {
        return new FilePaymentChannel(new ChannelFolder(folder), 50_000, Optional.empty());
    }

    private List<String> names(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
