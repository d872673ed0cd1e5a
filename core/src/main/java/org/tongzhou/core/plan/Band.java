package org.tongzhou.core.plan;

/// Ages (both included) that share with the same weight.
public record Band(int ageFrom, int ageTo, int weight) {

    public Band {
        Require.ages(ageFrom, ageTo);
        Require.between("weight", weight, 1, 1_000_000);
    }
}
