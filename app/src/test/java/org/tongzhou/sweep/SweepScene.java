package org.tongzhou.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tongzhou.Browser;
import org.tongzhou.PlatformTest;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;
import org.tongzhou.claims.Claims;
import org.tongzhou.claims.PaperKind;
import org.tongzhou.claims.Report;
import org.tongzhou.claims.Reported;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.enrolment.Admitted;
import org.tongzhou.enrolment.Application;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Invitations;
import org.tongzhou.members.Invited;
import org.tongzhou.members.MandateDetails;
import org.tongzhou.members.Members;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// A household with one of everything, and everybody who might want to look at it.
abstract class SweepScene extends PlatformTest {

    static final String PLAN = "demo-xiang-hu-bao";
    static final String NAME = "Owner Geheim";
    private static final Pattern TOKEN_ID = Pattern.compile("/me/tokens/(\\d+)/revoke");
    private static final String TABLES =
            """
            select schemaname || '.' || tablename as name from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
                and tablename not in ('audit', 'tries', 'session')
                and tablename not like 'flyway%'
            order by 1
            """;

    @Autowired Accounts accounts;
    @Autowired Members members;
    @Autowired Invitations invitations;
    @Autowired Enrolments enrolments;
    @Autowired Claims claims;
    @Autowired Plans plans;
    @Autowired Gate gate;
    @Autowired JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    /// A payer and the numbers of what is his.
    record Owner(
            Account account,
            long person,
            long dependant,
            long enrolment,
            long claim,
            long token,
            long invitation) {}

    /// All that the platform's own controllers answer: `GET /staff/books`.
    final List<String> mappings() {
        List<String> all = new ArrayList<>();
        handlers.getHandlerMethods()
                .forEach((info, method) -> {
                    if (method.getBeanType().getName().startsWith("org.tongzhou.")) {
                        for (String pattern : info.getPatternValues()) {
                            info.getMethodsCondition()
                                    .getMethods()
                                    .forEach(verb -> all.add(verb + " " + pattern));
                        }
                    }
                });
        assertThat(all).hasSizeGreaterThan(100);
        return all.stream().sorted().toList();
    }

    final ListedPlan plan() {
        return plans.inForce(PLAN, gate.now()).orElseThrow();
    }

    final Account account(Role... roles) {
        return accounts.createForDemo("sweep", Set.of(roles));
    }

    /// A household whose member joined before today, fell ill and handed in a paper.
    final Owner owner() {
        plans.publishShipped(List.of("demo/demo-xiang-hu-bao.yaml"));
        Account account = account(Role.MEMBER);
        String number = UUID.randomUUID().toString().substring(0, 30);
        var document = new OtherDocument("SG", number, LocalDate.of(1990, 3, 1), Sex.MALE);
        var registered =
                (Registration.Registered)
                        members.register(account.id(), new NewPerson(NAME, document));
        members.giveMandate(
                registered.household(), new MandateDetails(new Amount(5_000), "acc-owner-1"));
        long enrolment = join(registered.person());
        gate.moveTo(gate.now().plus(Duration.ofDays(2)));
        long claim = report(account, enrolment);
        byte[] pdf = "%PDF-1.4 geheim".getBytes(StandardCharsets.UTF_8);
        claims.addPaper(claim, account.id(), PaperKind.valueOf("DIAGNOSIS"), pdf);
        Browser browser = signedIn(account);
        browser.get("/me/tokens");
        String page =
                browser.post("/me/tokens", Map.of("name", "t", "scopes", "tokens:read")).body();
        var token = TOKEN_ID.matcher(page);
        assertThat(token.find()).isTrue();
        long dependant = dependant(registered.household());
        var invited = (Invited.Made) invitations.make(account, dependant, Optional.empty());
        return new Owner(
                account,
                registered.person(),
                dependant,
                enrolment,
                claim,
                Long.parseLong(token.group(1)),
                invited.invitation().number());
    }

    private long dependant(Household household) {
        String number = UUID.randomUUID().toString().substring(0, 30);
        var document = new OtherDocument("SG", number, LocalDate.of(1960, 3, 1), Sex.FEMALE);
        var person = new NewPerson("Mother Geheim", document);
        var registered = members.register(household, person, Relation.PARENT, true);
        return ((Registration.Registered) registered).person();
    }

    private long join(long person) {
        Map<String, Boolean> answers = new HashMap<>();
        for (Question question : plan().plan().declaration().questions()) {
            answers.put(question.id(), false);
        }
        Set<Application.Consent> all = Set.of(Application.Consent.values());
        var application = new Application(person, plan().number(), answers, all, "CN");
        return ((Admitted.Joined) enrolments.join(application)).enrolment();
    }

    final long report(Account account, long enrolment) {
        String disease =
                plan().plan().diseases().stream()
                        .filter(one -> one.severityCodes().contains("severe"))
                        .filter(one -> one.covers(Sex.MALE, 36))
                        .findFirst()
                        .orElseThrow()
                        .code();
        LocalDate today = plan().plan().dayOf(gate.now());
        var diagnosis = new Diagnosis(disease, "severe", true, today);
        Report report = new Report(enrolment, diagnosis, "Geheim Hospital", "It hurt.");
        return ((Reported.Accepted) claims.report(account.id(), report)).claim();
    }

    /// The address with the owner's numbers in the place of its variables.
    final String filled(String pattern, Owner owner) {
        return pattern.replace("{claim}", "" + owner.claim())
                .replace("{id}", "" + owner.token())
                .replace("{person}", "" + owner.dependant())
                .replace("{invitation}", "" + owner.invitation())
                .replace("{account}", "" + owner.account().id())
                .replace("{number}", pattern.contains("papers") ? "1" : "" + owner.enrolment())
                .replace("{code}", PLAN)
                .replace("{plan}", PLAN)
                .replace("{date}", "2019-01-07")
                .replace("{version}", "999")
                .replace("{proposal}", "999")
                .replace("{difference}", "999999999")
                .replace("{move}", "999999999")
                .replace("{refund}", "999999999")
                .replace("{link}", "no-such-link");
    }

    final Browser signedIn(Account account) {
        Browser browser = browser();
        browser.get("/sign-in");
        browser.post("/demo/sign-in", Map.of("account", "" + account.id()));
        browser.get("/me/settings");
        return browser;
    }

    /// Sends what an empty form or an empty object would send.
    static java.net.http.HttpResponse<String> send(Browser browser, String method, String path) {
        if (path.startsWith("/api/")) {
            return method.equals(HttpMethod.GET.name())
                    ? browser.get(path + (path.matches(".*/(past-prices|costs)") ? "?age=30" : ""))
                    : browser.apiSignedIn(method, addressed(path), type(path), "{}");
        }
        return method.equals(HttpMethod.GET.name()) ? browser.get(path) : browser.postRaw(path, "");
    }

    private static String addressed(String path) {
        return path.endsWith("/papers") ? path + "?kind=DIAGNOSIS" : path;
    }

    private static String type(String path) {
        return path.endsWith("/papers") ? "application/pdf" : "application/json";
    }

    /// What of this differs now.
    final List<String> changed(Map<String, Long> before) {
        return rows().entrySet().stream()
                .filter(row -> !row.getValue().equals(before.get(row.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How many rows each table has, but for trails of what was tried.
    final Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : jdbc.sql(TABLES).query(String.class).list()) {
            long count = jdbc.sql("select count(*) from " + table).query(Long.class).single();
            rows.put(table, count);
        }
        assertThat(rows).hasSizeGreaterThan(30);
        return rows;
    }
}
