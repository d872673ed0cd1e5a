package org.tongzhou.claims;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.Browser;
import org.tongzhou.PlatformTest;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.evidence.Vault;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Members who joined some time ago, staff, and what they do with claims.
///
/// The business clock is shared and only goes forward, so members are set back instead; rounds
/// that are frozen already never hear of them.
abstract class ClaimScene extends PlatformTest {

    /// The masked CSRF token before it in the page is random, and once in some thousand pages has
    /// `tz_` in it too.
    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">(tz_[^<]+)<");

    /// What whoever finds that a claim is to be refused writes to the claimant.
    protected static final String EXPLANATION = "The hospital record shows the tenth day.";

    private static final String INSERT_MEMBERSHIP =
            """
            insert into enrolment.membership (folio, household, enrolment, person, plan,
                plan_version, joined_at, covered_from, declaration_version, declaration_sealed,
                consents)
            values (:folio, :household, :enrolment, :person, :plan, 1, :at, :from, 1, :sealed, '[]')
            """;
    private static final String INSERT_SPAN =
            """
            insert into enrolment.span (folio, household, enrolment, segment, revision, plan, epoch,
                at, first_round, last_round, birth_round, cause)
            select :folio, :household, :enrolment, 1, 1, :plan, epoch, :at, :first, :last, :birth,
                'JOINED'
            from gate.gate
            """;

    @Autowired protected Claims claims;
    @Autowired protected Accounts accounts;
    @Autowired protected Members members;
    @Autowired protected Enrolments enrolments;
    @Autowired protected Plans plans;
    @Autowired protected Gate gate;
    @Autowired protected Vault vault;
    @Autowired protected JdbcClient jdbc;

    /// A member and his account.
    record Member(Account account, long person, long household, long enrolment) {}

    protected final ListedPlan plan() {
        if (plans.inForce("demo-xiang-hu-bao", gate.now()).isEmpty()) {
            plans.publishShipped(List.of("demo/demo-xiang-hu-bao.yaml"));
        }
        return plans.inForce("demo-xiang-hu-bao", gate.now()).orElseThrow();
    }

    protected final LocalDate today() {
        return plan().plan().dayOf(gate.now());
    }

    protected final Account staff(Role... roles) {
        return accounts.createForDemo("claims staff", Set.of(roles));
    }

    /// Thirty-six for some months yet, wherever the clock of all tests stands.
    private LocalDate born() {
        return today().minusYears(36).minusMonths(8);
    }

    /// A person of 36 who joined so many days ago.
    protected final Member member(int joinedDaysAgo) {
        Account account = accounts.createForDemo("claims member", Set.of(Role.MEMBER));
        String number = UUID.randomUUID().toString().substring(0, 30);
        var document = new OtherDocument("SG", number, born(), Sex.MALE);
        var registered =
                (Registration.Registered)
                        members.register(account.id(), new NewPerson("Lin Test", document));
        long household = registered.household().number();
        long enrolment =
                jdbc.sql("select nextval('enrolment.enrolment_number')").query(Long.class).single();
        LocalDate joined = today().minusDays(joinedDaysAgo);
        insert(registered.person(), household, enrolment, joined);
        return new Member(account, registered.person(), household, enrolment);
    }

    /// An adult whom the payer enrolled so many days ago, known by this name and number.
    protected final Member dependant(Member payer, String name, String number, int joinedDaysAgo) {
        Household household = members.household(payer.household()).orElseThrow();
        var document = new OtherDocument("SG", number, born(), Sex.MALE);
        var registered =
                (Registration.Registered)
                        members.register(
                                household, new NewPerson(name, document), Relation.PARENT, true);
        long enrolment =
                jdbc.sql("select nextval('enrolment.enrolment_number')").query(Long.class).single();
        insert(
                registered.person(),
                household.number(),
                enrolment,
                today().minusDays(joinedDaysAgo));
        return new Member(payer.account(), registered.person(), household.number(), enrolment);
    }

    private void insert(long person, long household, long enrolment, LocalDate joined) {
        Instant at = joined.atTime(12, 0).atZone(plan().plan().zone()).toInstant();
        byte[] answers = "{\"q-test\":false}".getBytes(StandardCharsets.UTF_8);
        jdbc.sql(INSERT_MEMBERSHIP)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("enrolment", enrolment)
                .param("person", person)
                .param("plan", plan().number())
                .param("at", Timestamp.from(at))
                .param("from", plan().plan().waiting().coveredFrom(joined))
                .param(
                        "sealed",
                        vault.key(person).orElseThrow().seal("health declaration", answers))
                .update();
        RoundCalendar calendar = plan().calendar();
        int birth = calendar.firstOnOrAfter(born());
        jdbc.sql(INSERT_SPAN)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("enrolment", enrolment)
                .param("plan", plan().number())
                .param("at", Timestamp.from(at))
                .param("first", calendar.firstOnOrAfter(joined.plusDays(1)))
                .param("last", birth + 60 * RoundCalendar.ROUNDS_A_YEAR - 1)
                .param("birth", birth)
                .update();
    }

    protected final Report illness(Member member, String disease, int daysAgo) {
        var diagnosis = new Diagnosis(disease, "severe", false, today().minusDays(daysAgo));
        return new Report(member.enrolment(), diagnosis, "Hospital", "It hurt.");
    }

    protected final long reported(Member member, String disease, int daysAgo) {
        var reported = claims.report(member.account().id(), illness(member, disease, daysAgo));
        return ((Reported.Accepted) reported).claim();
    }

    /// The same, with a paper.
    protected final long reportedWithPaper(Member member, String disease, int daysAgo) {
        long claim = reported(member, disease, daysAgo);
        addPaper(claim, member);
        return claim;
    }

    protected final void addPaper(long claim, Member member) {
        byte[] paper = ("%PDF-1.7 of claim " + claim).getBytes(StandardCharsets.UTF_8);
        claims.addPaper(claim, member.account().id(), PaperKind.DIAGNOSIS, paper);
    }

    protected final Acted act(long claim, Account by, StaffAct what) {
        return act(claim, by, what, null);
    }

    protected final Acted act(
            long claim, Account by, StaffAct what, @Nullable RefusalReason reason) {
        int step = claims.find(claim).orElseThrow().lastStep();
        String why = what == StaffAct.FIND_REFUSE ? EXPLANATION : "";
        return claims.act(
                claim,
                by,
                new Act(what, step, Optional.ofNullable(reason), Optional.empty(), "a note", why));
    }

    /// Reported, and waiting for the first finding.
    protected final long inReview(Member member, Account reviewer) {
        long claim = reportedWithPaper(member, disease(), 10);
        act(claim, reviewer, StaffAct.PAPERS_COMPLETE);
        return claim;
    }

    protected final long approved(Member member, Account first, Account second) {
        long claim = inReview(member, first);
        act(claim, first, StaffAct.FIND_PAY);
        act(claim, second, StaffAct.CONFIRM);
        return claim;
    }

    /// A disease of the plan that has a severe form and is for everybody.
    protected final String disease() {
        return disease(0);
    }

    protected final String disease(int skip) {
        return plan().plan().diseases().stream()
                .filter(d -> d.severityCodes().contains("severe"))
                .filter(d -> d.covers(Sex.MALE, 36) && d.covers(Sex.FEMALE, 36))
                .skip(skip)
                .findFirst()
                .orElseThrow()
                .code();
    }

    protected final Browser signedIn(Account account) {
        Browser browser = browser();
        browser.get("/demo/sign-in");
        browser.post("/demo/sign-in", Map.of("account", "" + account.id()));
        return browser;
    }

    /// A token with one scope, as a person makes it on the page.
    protected final String token(Account account, String scope) {
        Browser browser = signedIn(account);
        browser.get("/me/tokens");
        String page = browser.post("/me/tokens", Map.of("name", "t", "scopes", scope)).body();
        var found = SECRET.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no token in the page");
        }
        return found.group(1);
    }
}
