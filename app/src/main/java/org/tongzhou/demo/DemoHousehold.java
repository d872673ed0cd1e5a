package org.tongzhou.demo;

import java.time.LocalDate;
import java.util.List;

/// An invented household: when it joins, who belongs to it, what it allows.
///
/// @param account the token of its bank account at the sandbox
/// @param prePaidToo whether it also joins the pre-paid plan
record DemoHousehold(
        LocalDate joins,
        List<DemoPerson> people,
        String account,
        long ceilingMinor,
        boolean prePaidToo) {

    DemoHousehold {
        people = List.copyOf(people);
    }
}
