package org.tongzhou.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.web.NavigationEntry;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// A walk through the demo: where to go, as whom, and what to look at.
@Controller
@ConditionalOnProperty(name = "tongzhou.demo", havingValue = "true")
class TourController {

    /// A stop: who to be, what to see, where.
    record Stop(String who, String title, String text, String path) {}

    record TourPage(List<Stop> stops) {}

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
    }

    @Bean
    NavigationEntry tourEntry() {
        return new NavigationEntry(989, "/demo/tour", "demo.tour.title");
    }

    @GetMapping("/demo/tour")
    ModelAndView tour() {
        List<Stop> stops = new ArrayList<>();
        STOPS.forEach((name, path) -> stops.add(stop(name, path)));
        return Pages.show("demo/tour", new TourPage(stops));
    }

    private static Stop stop(String name, String path) {
        return new Stop(
                Words.of("demo.who." + name),
                Words.of("demo.stop." + name),
                Words.of("demo.text." + name),
                path);
    }
}
