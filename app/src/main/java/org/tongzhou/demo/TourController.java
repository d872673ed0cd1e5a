package org.tongzhou.demo;

import static org.tongzhou.accounts.Role.AUDITOR;
import static org.tongzhou.accounts.Role.FINANCE;
import static org.tongzhou.accounts.Role.MEMBER;
import static org.tongzhou.accounts.Role.PLAN_MANAGER;
import static org.tongzhou.accounts.Role.REVIEWER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.claims.Claims;
import org.tongzhou.collection.Ticker;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.gate.Gate;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.web.Form;
import org.tongzhou.web.Formats;
import org.tongzhou.web.NavigationEntry;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// A walk through the demo: where to go, as whom, and what to look at.
@Controller
@ConditionalOnProperty(name = "tongzhou.demo", havingValue = "true")
class TourController {

    private static final String TOUR = "demo/tour";
    private static final int LOOKED_AT = 200;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /// A stop: who to be, what to see, where.
    ///
    /// @param link where it is, or the sign-in cards where the reader may not see it as he is
    record Stop(String who, String title, String text, String label, String link) {}

    /// @param roles one of which is needed; empty where anybody may look
    private record Place(String path, Set<Role> roles) {

        boolean isFor(@Nullable Account account) {
            return roles.isEmpty() || (account != null && roles.stream().anyMatch(account::has));
        }
    }

    /// @param today the business day, and who acts on it, in words
    /// @param waiting what is there for the staff to do, in words
    record TourPage(String today, List<String> waiting, List<Stop> stops, Form form) {}

    /// The stops in their order: the name of their words, and the page.
    private static final Map<String, Place> STOPS = new LinkedHashMap<>();

    static {
        stop("plans", "/plans");
        stop("rounds", "/rounds");
        stop("passbook", "/me/passbook", MEMBER);
        stop("claim", "/me/claims", MEMBER);
        stop("review", "/staff/claims", REVIEWER);
        stop("strike", "/staff/rounds", FINANCE);
        stop("books", "/staff/books", FINANCE, AUDITOR);
        stop("audit", "/staff/collection", FINANCE, AUDITOR);
        stop("balance", "/me/balance", MEMBER);
        stop("manage", "/staff/plans", PLAN_MANAGER);
        stop("correct", "/staff/corrections", REVIEWER, FINANCE, AUDITOR);
        stop("api", "/me/tokens", MEMBER);
    }

    private static void stop(String name, String path, Role... roles) {
        STOPS.put(name, new Place(path, Set.of(roles)));
    }

    private final Gate gate;
    private final Ticker ticker;
    private final Playing playing;
    private final DemoCards cards;
    private final Claims claims;
    private final Rounds rounds;
    private final String folder;
    // Two presses at once are two days, each with its work.
    private final ReentrantLock moving = new ReentrantLock();

    TourController(
            Gate gate,
            Ticker ticker,
            Playing playing,
            DemoCards cards,
            Claims claims,
            Rounds rounds,
            @Value("${tongzhou.data:data/demo}") String folder) {
        this.gate = gate;
        this.ticker = ticker;
        this.playing = playing;
        this.cards = cards;
        this.claims = claims;
        this.rounds = rounds;
        this.folder = folder;
    }

    @Bean
    NavigationEntry tourEntry() {
        return new NavigationEntry(989, "/demo/tour", "demo.tour.title");
    }

    @GetMapping("/demo/tour")
    ModelAndView tour(@AuthenticationPrincipal @Nullable Account account) {
        return Pages.show(TOUR, page(Form.EMPTY, account));
    }

    private TourPage page(Form form, @Nullable Account account) {
        List<Stop> stops = new ArrayList<>();
        Set<DemoCards.OfTour> dealt = cards.dealt();
        STOPS.forEach((name, place) -> stops.add(stop(name, place, dealt, account)));
        return new TourPage(today(), waiting(), stops, form);
    }

    /// What the staff may work on now: in a small demo there may be nothing.
    private List<String> waiting() {
        boolean hasClaims =
                claims.queue(Instant.EPOCH, 0, LOOKED_AT).stream()
                        .anyMatch(claim -> claim.state() != ClaimState.Open.INCOMPLETE);
        return List.of(Words.of(hasClaims ? "demo.tour.claims" : "demo.tour.claims.none"), round());
    }

    /// The round that can be struck, or the day from which the next one can.
    private String round() {
        Optional<LocalDate> from =
                rounds.in(RoundState.ANNOUNCED).stream()
                        .map(rounds::objectionsUntil)
                        .min(Comparator.naturalOrder());
        return from.map(day ->
                        day.isAfter(LocalDate.ofInstant(gate.now(), ZONE))
                                ? Words.of("demo.tour.round.from", Formats.day(day))
                                : Words.of("demo.tour.round"))
                .orElse(Words.of("demo.tour.round.none"));
    }

    private String today() {
        String day = Formats.day(LocalDate.ofInstant(gate.now(), ZONE));
        return Words.of(playing.isOn() ? "demo.tour.today.playing" : "demo.tour.today", day);
    }

    /// Moves the business clock on by a day once the work of this one is done: however fast it is
    /// pressed, every day has its notices, debits, retries and payouts.
    @PostMapping("/demo/tour/next-day")
    ModelAndView nextDay(@AuthenticationPrincipal @Nullable Account account) {
        moving.lock();
        try {
            if (playing.isOn()) {
                return Pages.refused(
                        TOUR, page(Form.EMPTY.with("day", "demo.tour.playing"), account));
            }
            if (!ticker.finishDay()) {
                return Pages.refused(
                        TOUR, page(Form.EMPTY.with("day", "demo.tour.notDone"), account));
            }
            gate.moveTo(gate.now().plus(Duration.ofDays(1)));
            return Pages.next("/demo/tour");
        } finally {
            moving.unlock();
        }
    }

    private Stop stop(
            String name, Place place, Set<DemoCards.OfTour> dealt, @Nullable Account account) {
        String who = Words.of("demo.who." + name);
        boolean isOpen = place.isFor(account);
        return new Stop(
                who,
                Words.of("demo.stop." + name),
                Words.of("demo.text." + name, folder) + card(name, dealt),
                isOpen ? Words.of("demo.tour.go") : Words.of("demo.tour.as", who),
                isOpen ? place.path() : "/demo/sign-in");
    }

    /// Whose card to take, where a stop speaks of one.
    private static String card(String name, Set<DemoCards.OfTour> dealt) {
        return Arrays.stream(DemoCards.OfTour.values())
                .filter(card -> card.name().toLowerCase(Locale.ROOT).equals(name))
                .map(card -> Words.of(dealt.contains(card) ? "demo.card." + name : "demo.noCard"))
                .findFirst()
                .orElse("");
    }
}
