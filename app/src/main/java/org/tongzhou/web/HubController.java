package org.tongzhou.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// Where staff land after signing in: everything that is open to them, in cards.
@Controller
class HubController {

    record HubPage(List<NavigationEntry> entries) {}

    @GetMapping("/staff")
    ModelAndView hub() {
        return Pages.show("web/hub", new HubPage(Frame.current().navigation()));
    }
}
