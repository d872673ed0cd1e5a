package org.tongzhou.core.plan;

import java.util.List;

/// How the share of one age compares with that of another: bands that cover every age once.
public record Weights(List<Band> bands) {

    public static final int MOST_BANDS = 32;

    /// Everybody pays the same.
    public static final Weights EQUAL = new Weights(List.of(new Band(0, Require.OLDEST, 1)));

    public Weights {
        bands = List.copyOf(bands);
        Require.between("number of bands", bands.size(), 1, MOST_BANDS);
        int next = 0;
        for (Band band : bands) {
            Require.that(
                    band.ageFrom() == next,
                    "the band after age %d starts at %d: bands must cover all ages from 0 to %d"
                                    .formatted(next - 1, band.ageFrom(), Require.OLDEST)
                            + " without gap or overlap");
            next = band.ageTo() + 1;
        }
        Require.that(
                next == Require.OLDEST + 1,
                "the last band ends at %d, but must end at %d".formatted(next - 1, Require.OLDEST));
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
