package org.tongzhou.bench;

import java.util.ArrayList;
import java.util.List;

/// How `bench passbook` was asked to measure.
record PassbookOptions(
        RoundOptions round,
        int readers,
        int pagesPerSecond,
        int receiptsPerSecond,
        int warmUpSeconds,
        int seconds) {

    private static final String[] NAMES = {
        "members",
        "seed",
        "data",
        "server-options",
        "readers",
        "pages",
        "receipts",
        "warm-up",
        "seconds"
    };

    static PassbookOptions of(List<String> words) {
        Given given = Given.of("passbook", words, NAMES);
        int readers = Integer.parseInt(given.or("readers", "1000"));
        List<String> jvmOptions = new ArrayList<>(given.words("server-options"));
        jvmOptions.add("-Dtongzhou.bench.readers=" + readers);
        // All come from one address.
        jvmOptions.add("-Dtongzhou.overload.per-client-per-second=0");
        return new PassbookOptions(
                new RoundOptions(
                        Long.parseLong(given.or("members", "1000000")),
                        1,
                        Long.parseLong(given.or("seed", "1")),
                        given.path("data"),
                        jvmOptions),
                readers,
                Integer.parseInt(given.or("pages", "300")),
                Integer.parseInt(given.or("receipts", "20")),
                Integer.parseInt(given.or("warm-up", "30")),
                Integer.parseInt(given.or("seconds", "30")));
    }
}
