package org.tongzhou.web;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// Every component with an example: seen in the demo, rendered by a test.
@Controller
@ConditionalOnProperty(name = "tongzhou.demo", havingValue = "true")
class ComponentsController {

    record ComponentsPage(
            Form form, List<Option> options, List<Definition> facts, List<Step> steps) {}

    @GetMapping("/components")
    ModelAndView show() {
        FormErrors errors = FormErrors.of("wrong", "web.form.invalid");
        return Pages.show(
                "web/components",
                new ComponentsPage(
                        new Form(Map.of("right", List.of("同舟"), "wrong", List.of("?")), errors),
                        List.of(new Option("a", "甲 A"), new Option("b", "乙 B")),
                        List.of(new Definition("甲", "¥4.79"), new Definition("乙", "¥6.60")),
                        List.of(
                                new Step("甲", Step.State.DONE, ""),
                                new Step("乙", Step.State.CURRENT, "2026-11-28"),
                                new Step("丙", Step.State.AHEAD, ""))));
    }
}
