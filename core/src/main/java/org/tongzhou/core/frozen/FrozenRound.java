package org.tongzhou.core.frozen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.core.round.RoundTerms;

/// A struck round as a document beside its spans: the terms and prices of all rounds of the plan up
/// to it, and what each folio came to by the counts of its freeze.
///
/// The key that the nonces come from is not in it. Written as JSON, equal rounds have equal bytes.
public record FrozenRound(int plan, int round, PlanRounds rounds, List<FolioSum> folios) {

    /// Of the folders and files beside the document.
    public static final String SPANS = "spans";

    public static final String DOCUMENT = "round.json";
    public static final String KEY = "round.key";

    private static final int FORMAT = 1;

    /// What a folio came to by the counts of its freeze, at the prices of the strike.
    public record FolioSum(int folio, long members, long chargedMinor) {

        /// Prices the counts of a folio.
        ///
        /// @param rounds the last of them is the round that was counted, struck by now
        public static FolioSum of(int folio, ClassCounts counts, PlanRounds rounds) {
            long charged = 0;
            for (int band : counts.bandsInUse()) {
                long price = rounds.priceMinor(rounds.lastRound(), band);
                charged = Math.addExact(charged, counts.chargedMinor(band, price));
            }
            return new FolioSum(folio, counts.members(), charged);
        }
    }

    public FrozenRound {
        if (!rounds.isStruck(round) || rounds.lastRound() != round) {
            throw new IllegalArgumentException("round " + round + " has no prices");
        }
        folios = List.copyOf(folios);
    }

    /// The name of a folio's file among the spans.
    public static String fileOf(int folio) {
        return SPANS + "/folio-%06d.parquet".formatted(folio);
    }

    /// The same round without its folios: what one task needs.
    public FrozenRound withoutFolios() {
        return new FrozenRound(plan, round, rounds, List.of());
    }

    public String toJson() {
        List<String> terms = new ArrayList<>();
        for (int one = rounds.firstRound(); one <= round; one++) {
            terms.add(json(rounds.terms(one), rounds.pricesMinor(one)));
        }
        return """
        {"format": %d, "plan": %d, "round": %d,
        "rounds": [
        %s],
        "folios": [
        %s]}
        """
                .formatted(
                        FORMAT,
                        plan,
                        round,
                        String.join(",\n", terms),
                        folios.stream().map(FrozenRound::json).collect(Collectors.joining(",\n")));
    }

    private static String json(RoundTerms terms, long[] prices) {
        return """
        {"round": %d, "epoch": %d, "cap_minor": %d, "cap_period": %d, \
        "price_minor": %s, "band_of_age": %s}\
        """
                .formatted(
                        terms.round(),
                        terms.epoch(),
                        terms.capMinor(),
                        terms.capPeriod(),
                        Arrays.toString(prices),
                        Arrays.toString(terms.bandOfAge()));
    }

    private static String json(FolioSum sum) {
        return """
        {"folio": %d, "members": %d, "charged_minor": %d}\
        """
                .formatted(sum.folio(), sum.members(), sum.chargedMinor());
    }

    /// Reads what [#toJson] wrote.
    ///
    /// @throws IllegalArgumentException if it is of another format
    public static FrozenRound ofJson(String json) {
        // JSON is YAML, and this reader is here already.
        Map<?, ?> document =
                (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
        if (document == null || number(document, "format") != FORMAT) {
            throw new IllegalArgumentException("not a frozen round of format " + FORMAT);
        }
        PlanRounds rounds = new PlanRounds();
        for (Object one : list(document, "rounds")) {
            Map<?, ?> round = (Map<?, ?>) one;
            rounds.struck(terms(round), numbers(round, "price_minor"));
        }
        List<FolioSum> folios = new ArrayList<>();
        for (Object one : list(document, "folios")) {
            Map<?, ?> folio = (Map<?, ?>) one;
            folios.add(
                    new FolioSum(
                            (int) number(folio, "folio"),
                            number(folio, "members"),
                            number(folio, "charged_minor")));
        }
        int plan = (int) number(document, "plan");
        return new FrozenRound(plan, (int) number(document, "round"), rounds, folios);
    }

    private static RoundTerms terms(Map<?, ?> round) {
        long[] bands = numbers(round, "band_of_age");
        byte[] bandOfAge = new byte[bands.length];
        for (int age = 0; age < bands.length; age++) {
            bandOfAge[age] = (byte) bands[age];
        }
        return new RoundTerms(
                (int) number(round, "round"),
                (int) number(round, "epoch"),
                bandOfAge,
                number(round, "cap_minor"),
                (int) number(round, "cap_period"));
    }

    private static long[] numbers(Map<?, ?> from, String name) {
        return list(from, name).stream().mapToLong(one -> ((Number) one).longValue()).toArray();
    }

    private static List<?> list(Map<?, ?> from, String name) {
        if (from.get(name) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("a frozen round without " + name);
    }

    private static long number(Map<?, ?> from, String name) {
        if (from.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("a frozen round without " + name);
    }
}
