package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Contact;
import org.tongzhou.accounts.Password;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.members.AgreedMoves;
import org.tongzhou.members.Moving;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.messages.Message;
import org.tongzhou.messages.Messages;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.Step;

/// What could not be taken is told as it is on each day: tried daily, left for the next debit, and
/// at last written off with the cover that it ends.
class ArrearsNewsTest extends PostPaidScene {

    private static final String PASSWORD = "a long enough password";

    @Autowired private Messages messages;
    @Autowired private Demands demands;
    @Autowired private Arrears arrears;
    @Autowired private Lines lines;
    @Autowired private AgreedMoves agreed;
    @Autowired private MovedMembers moved;

    @Override
    String code() {
        return "arrears-news";
    }

    @Test
    void whatIsOpenIsToldTruly() {
        publish();
        Member poor = withLetters();

        int first = strikeOneCase();
        gate.moveTo(noon(plan().calendar().debitDay(first).plusDays(1)));
        assertThat(inbox(poor)).contains("was due for debit on", "is not debited yet");
        assertThat(inbox(poor)).doesNotContain("will be debited from");
        assertThat(page(poor, "/me/passbook")).contains("was due for debit on");
        String round = "/plans/%s/rounds/%s".formatted(code(), plan().calendar().noticeDay(first));
        assertThat(page(poor, round)).contains("It was due for debit on");
        debitLate(first);
        String debited = day(plan().calendar().debitDay(first));
        assertThat(page(poor, round))
                .as("a run that is released late starts on another day")
                .contains("This share is final. Its debit day was " + debited)
                .doesNotContain("It was debited from");
        assertThat(page(poor, round + "?lang=zh")).contains("扣款日为", "已开始扣款");
        LocalDate until = retriedUntil(first);
        assertThat(inbox(poor)).contains("We try again each day until " + day(until));

        liveUntil(until.plusDays(1));
        LocalDate next = plan().calendar().debitDay(first + 1);
        assertThat(inbox(poor))
                .contains("we no longer try each day", "the next debit, from " + day(next))
                .doesNotContain("We try again each day");

        members.cancelMandate(members.household(poor.household()).orElseThrow());
        assertThat(inbox(poor)).contains("there is no account of yours that we may debit");
    }

    @Test
    void coverThatEndsForArrearsIsToldOnceInTheInboxAndByLetterAndStandsWithWhatIsCovered() {
        publish();
        Member poor = withLetters();
        debit(strikeOneCase());
        int second = strikeOneCase();
        debit(second);
        int third = strikeOneCase();
        assertThat(letters(poor)).isEmpty();
        debit(third);
        assertThat(cause(poor)).isEqualTo(Cause.ARREARS);

        collection.advance();
        collection.advance();

        assertThat(letters(poor))
                .singleElement(InstanceOfAssertFactories.STRING)
                .as("others may see a letter")
                .contains("L****** ·", "最后一期的扣款日为")
                .doesNotContain("Li Test");
        assertThat(endings(poor)).hasSize(1);
        LocalDate ends =
                enrolments
                        .find(poor.enrolment())
                        .flatMap(membership -> membership.coverEndsOn(plan()))
                        .orElseThrow();
        String ending = "Cover ends at 00:00 on " + day(ends);
        String last = day(plan().calendar().debitDay(third));
        assertThat(inbox(poor))
                .contains("Li Test ·", "of 2 rounds in a row", ending, "nobody asks for them")
                .contains("up to that day are still debited; the debit day of the last is " + last)
                .doesNotContain("joined again");
        assertThat(page(poor, "/me"))
                .contains("Ending: shares unpaid. " + ending)
                .doesNotContain("Cover that has ended");
        assertThat(page(poor, "/me/passbook")).contains("could not be taken, and you owe it no");

        gate.moveTo(noon(ends));
        assertThat(page(poor, "/me")).contains("Cover that has ended", "Ended: shares unpaid");
        assertThat(inbox(poor)).contains("Cover ended at 00:00 on " + day(ends));
    }

    @Test
    void whoPaysForSomebodyWhoMovedLearnsNoDebtOfTheHouseholdThatWasLeft() {
        publish();
        Member mover = member("poor-");
        Member friend = member("poor-");
        debit(strikeOneCase());
        long person = enrolments.find(mover.enrolment()).orElseThrow().person();
        assertThat(
                        agreed.move(
                                person,
                                mover.account(),
                                friend.household(),
                                friend.account(),
                                Relation.SPOUSE))
                .isEqualTo(Moving.MOVED);
        int second = strikeOneCase();
        debit(second);
        long goesOn = moved.goesOn(enrolments.find(mover.enrolment()).orElseThrow()).enrolment();

        undone(() -> {
            judge(second, mover.household(), mover.enrolment());
            assertThat(endings(friend))
                    .singleElement()
                    .satisfies(ending ->
                            assertThat(ending.details()).doesNotContainKey("writtenOffMinor"));
        });
        undone(() -> {
            Amount own = judge(second, friend.household(), goesOn);
            assertThat(endings(friend))
                    .singleElement()
                    .satisfies(ending ->
                            assertThat(ending.details())
                                    .containsEntry("writtenOffMinor", "" + own.minor())
                                    .doesNotContainKey("lastDebitOn"));
        });
    }

    /// Judges what a household owes for a membership, as a close with no later round frozen does.
    private Amount judge(int number, long household, long enrolment) {
        Round round = rounds.find(plan().number(), number).orElseThrow();
        List<Line> open =
                lines.ofHousehold(household).stream()
                        .filter(line -> line.enrolment() == enrolment)
                        .toList();
        assertThat(arrears.isLost(plan(), round, number, open)).isTrue();
        return open.stream().map(Line::open).reduce(Amount.ZERO, Amount::plus);
    }

    /// A payer whose bank has no money, and who can be written to.
    private Member withLetters() {
        String number = UUID.randomUUID().toString().substring(0, 30);
        Account account =
                accounts.create(
                        Contact.of(number + "@example.org"),
                        new Password(PASSWORD),
                        Set.of(Role.MEMBER));
        var document = new OtherDocument("SG", number, BORN, Sex.FEMALE);
        var registered =
                (Registration.Registered)
                        members.register(account.id(), new NewPerson("Li Test", document));
        members.mandate(
                registered.household(),
                new Amount(1_000_00),
                "poor-" + number.substring(0, 8),
                true);
        long enrolment = join(registered.person());
        return new Member(account, registered.household().number(), enrolment);
    }

    private List<Message> endings(Member of) {
        return messages.ofAccount(of.account().id(), Long.MAX_VALUE, 50).stream()
                .filter(message -> message.kind() == Message.Kind.COVER_ENDED)
                .toList();
    }

    /// The letters that were left for a payer, as the outbox of the demo shows them.
    private List<String> letters(Member to) {
        String contact = accounts.contact(to.account().id()).orElseThrow().value();
        return Arrays.stream(browser().get("/demo/outbox").body().split("<article"))
                .filter(letter -> letter.contains(contact))
                .toList();
    }

    private LocalDate retriedUntil(int round) {
        return demands.retriesEndOn(rounds.find(plan().number(), round).orElseThrow());
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(day);
    }

    private Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(plan().plan().zone()).toInstant();
    }

    private void debitLate(int round) {
        rounds.approve(plan().number(), round, Step.DEBITS, 900_001);
        rounds.approve(plan().number(), round, Step.DEBITS, 900_002);
        collection.advance();
        collection.advance();
    }

    private void liveUntil(LocalDate day) {
        while (today().isBefore(day)) {
            gate.moveTo(gate.now().plus(Duration.ofDays(1)));
            collection.advance();
            collection.advance();
        }
    }

    private String inbox(Member of) {
        return page(of, "/me/inbox");
    }

    private String page(Member of, String path) {
        String contact = accounts.contact(of.account().id()).orElseThrow().value();
        Browser browser = browser();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("contact", contact, "password", PASSWORD));
        return browser.get(path).body();
    }
}
