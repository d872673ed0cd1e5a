package org.tongzhou.bench;

import java.util.Arrays;
import java.util.List;

/// The command line of the measurements: `bench NAME --option value …`.
public final class Bench {

    private static final String LIST =
            """
            ./tongzhou bench NAME measures; its last line is one line of JSON.

              join    complete joins over HTTP, beside pgbench with the same SQL
                      --connections N   at once (16)
                      --seconds S       of each slice (15)
                      --slices N        of joins and of pgbench in turn (2)
                      --warm-up S       seconds before the first slice (90:
                                        the server compiles its code for about a minute)
                      --seed S          of the people who join (1)
                      --data DIR        a folder for the database (a new one, removed at the end)
                      --server-options "…"  of the server's JVM, such as a recording to profile

              population  a database filled with a membership: how fast, and how many bytes
                      --members N       about so many (1000000)
                      --seed S          the same one gives the same rows (1)
                      --data DIR        a folder for the database (a new one, removed at the end)
                      --server-options "…"

              round   two rounds, each from the freeze to its close, beside plain SQL on a slice
                      --members N       about so many (1000000); with N,M both, and what grows
                      --seed S          of the membership (1)
                      --data DIR        a folder for the database (a new one, removed at the end)
                      --server-options "…"

              passbook  passbook pages and receipts under an open load
                      --members N       in the database (1000000)
                      --readers N       of them, with an account each (1000)
                      --pages N         a second (300)
                      --receipts N      a second (20)
                      --warm-up S --seconds S   (30 each)
                      --seed S, --data DIR, --server-options "…"

              pass    the inner loop of a round under JMH, without a database
            """;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> words = Arrays.asList(args);
        String name = words.isEmpty() ? "" : words.getFirst();
        try {
            switch (name) {
                case "", "help" -> System.out.print(LIST);
                case "population" ->
                        PopulationBench.run(
                                RoundOptions.population(words.subList(1, words.size())));
                case "round" -> RoundBench.run(RoundOptions.rounds(words.subList(1, words.size())));
                case "passbook" ->
                        PassbookBench.run(PassbookOptions.of(words.subList(1, words.size())));
                case "pass" -> PassBench.run();
                case "join" -> JoinBench.run(JoinOptions.of(words.subList(1, words.size())));
                default -> misused("there is no bench " + name); // a word somebody typed
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            misused(e.getMessage());
        }
    }

    private static void misused(@org.jspecify.annotations.Nullable String why) {
        System.err.println("tongzhou: " + why);
        System.exit(1);
    }
}
