package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Contact;
import org.tongzhou.accounts.Password;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.messages.Message;
import org.tongzhou.messages.Messages;
import org.tongzhou.rounds.Step;

/// What could not be taken is told as it is on each day: tried daily, left for the next debit, and
/// at last written off with the cover that it ends.
class ArrearsNewsTest extends PostPaidScene {

    private static final String PASSWORD = "a long enough password";

    @Autowired private Messages messages;
    @Autowired private Demands demands;
    @Autowired private JdbcClient jdbc;

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
        assertThat(page(poor, round)).contains("This share is final. It was debited from");
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
        debit(strikeOneCase());
        assertThat(cause(poor)).isEqualTo(Cause.ARREARS);
        long letters = letters();

        collection.advance();
        collection.advance();

        assertThat(letters()).isEqualTo(letters).isPositive();
        assertThat(endings(poor)).hasSize(1);
        LocalDate ends =
                enrolments
                        .find(poor.enrolment())
                        .flatMap(membership -> membership.coverEndsOn(plan()))
                        .orElseThrow();
        String ending = "Cover ends at 00:00 on " + day(ends);
        assertThat(inbox(poor)).contains("of 2 rounds in a row", ending, "nobody asks for them");
        assertThat(page(poor, "/me"))
                .contains("Ending: shares unpaid. " + ending)
                .doesNotContain("Cover that has ended");
        assertThat(page(poor, "/me/passbook")).contains("could not be taken, and you owe it no");

        gate.moveTo(noon(ends));
        assertThat(page(poor, "/me")).contains("Cover that has ended", "Ended: shares unpaid");
        assertThat(inbox(poor)).contains("Cover ended at 00:00 on " + day(ends));
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

    private long letters() {
        return jdbc.sql("select count(*) from accounts.letter where kind = 'EMAIL'")
                .query(Long.class)
                .single();
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
