package org.tongzhou.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.collection.Ticker;
import org.tongzhou.gate.Gate;
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
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /// A stop: who to be, what to see, where.
    record Stop(String who, String title, String text, String path) {}

    /// @param today the business day
    record TourPage(String today, List<Stop> stops, Form form) {}

    /// The stops in their order: the name of their words, and the page.
    private static final Map<String, String> STOPS = new LinkedHashMap<>();

    static {
        STOPS.put("plans", "/plans");
        STOPS.put("rounds", "/rounds");
        STOPS.put("passbook", "/me/passbook");
        STOPS.put("claim", "/me/claims");
        STOPS.put("review", "/staff/claims");
        STOPS.put("strike", "/staff/rounds");
        STOPS.put("books", "/staff/books");
        STOPS.put("audit", "/staff/collection");
        STOPS.put("manage", "/staff/plans");
        STOPS.put("correct", "/staff/corrections");
        STOPS.put("api", "/me/tokens");
    }

    private final Gate gate;
    private final Ticker ticker;
    private final Playing playing;
    // Two presses at once are two days, each with its work.
    private final ReentrantLock moving = new ReentrantLock();

    TourController(Gate gate, Ticker ticker, Playing playing) {
        this.gate = gate;
        this.ticker = ticker;
        this.playing = playing;
    }

    @Bean
    NavigationEntry tourEntry() {
        return new NavigationEntry(989, "/demo/tour", "demo.tour.title");
    }

    @GetMapping("/demo/tour")
    ModelAndView tour() {
        return Pages.show(TOUR, page(Form.EMPTY));
    }

    private TourPage page(Form form) {
        List<Stop> stops = new ArrayList<>();
        STOPS.forEach((name, path) -> stops.add(stop(name, path)));
        return new TourPage(today(), stops, form);
    }

    private String today() {
        return Formats.day(LocalDate.ofInstant(gate.now(), ZONE));
    }

    /// Moves the business clock on by a day once the work of this one is done: however fast it is
    /// pressed, every day has its notices, debits, retries and payouts.
    @PostMapping("/demo/tour/next-day")
    ModelAndView nextDay() {
        moving.lock();
        try {
            if (playing.isOn()) {
                return Pages.refused(TOUR, page(Form.EMPTY.with("day", "demo.tour.playing")));
            }
            if (!ticker.finishDay()) {
                return Pages.refused(TOUR, page(Form.EMPTY.with("day", "demo.tour.notDone")));
            }
            gate.moveTo(gate.now().plus(Duration.ofDays(1)));
            return Pages.next("/demo/tour");
        } finally {
            moving.unlock();
        }
    }

    private static Stop stop(String name, String path) {
        return new Stop(
                Words.of("demo.who." + name),
                Words.of("demo.stop." + name),
                Words.of("demo.text." + name),
                path);
    }
}
