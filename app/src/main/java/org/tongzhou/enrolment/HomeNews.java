package org.tongzhou.enrolment;

import java.util.List;
import org.tongzhou.members.Household;

/// What a payer is told first, on the page where he lands. The module that keeps the inbox provides
/// it.
public interface HomeNews {

    /// What is true for this household now.
    Told of(Household household);

    /// All that it is told.
    ///
    /// @param help what the household paid and whom it helped; empty where it has paid nothing yet
    record Told(String help, List<Line> lines) {

        public Told {
            lines = List.copyOf(lines);
        }
    }

    /// Something that the payer must know now.
    record Line(String tone, String text, String path) {}
}
