package org.tongzhou.bench;

import java.io.IOException;

/// A database filled with a membership of the size asked for, and what it takes: no round is
/// measured.
final class PopulationBench {

    private PopulationBench() {}

    static void run(RoundOptions options) throws IOException {
        Report.print(FilledServer.start(options).report("population"));
    }
}
