package org.tongzhou.core.plan;

import java.util.List;

/// How the share of one age compares with that of another: bands that cover every age once.
public record Weights(List<Band> bands) {

    public static final int MOST_BANDS = 32;

    /// Everybody pays the same.
    public static final Weights EQUAL = new Weights(List.of(new Band(0, Require.OLDEST, 1)));

    public Weights {
        bands = List.copyOf(bands);
        int count = bands.size();
        Require.that(
                count >= 1 && count <= MOST_BANDS, Flaw.Kind.NUMBER_OF_BANDS, count, 1, MOST_BANDS);
        int next = 0;
        for (Band band : bands) {
            Require.that(
                    band.ageFrom() == next,
                    Flaw.Kind.BAND_GAP,
                    next - 1,
                    band.ageFrom(),
                    Require.OLDEST);
            next = band.ageTo() + 1;
        }
        Require.that(next == Require.OLDEST + 1, Flaw.Kind.LAST_BAND, next - 1, Require.OLDEST);
    }

    /// The index of the band of an age.
    public int bandOf(int age) {
        Require.between("age", age, 0, Require.OLDEST);
        int index = 0;
        while (bands.get(index).ageTo() < age) {
            index++;
        }
        return index;
    }
}
