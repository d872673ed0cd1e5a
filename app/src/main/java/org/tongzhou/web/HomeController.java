package org.tongzhou.web;

import gg.jte.Content;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// The front page: what this is, honestly, and what modules add to it.
@Controller
class HomeController {

    private final List<HomeFragment> fragments;

    HomeController(List<HomeFragment> fragments) {
        this.fragments =
                fragments.stream().sorted(Comparator.comparingInt(HomeFragment::order)).toList();
    }

    record HomePage(List<Content> fragments) {}

    @GetMapping("/")
    ModelAndView home() {
        return Pages.show(
                "web/home", new HomePage(fragments.stream().map(HomeFragment::content).toList()));
    }
}
