package org.tongzhou.core.plan;

/// The plan to which a member moves, without a new wait, on the day he reaches an age.
public record Transfer(int atAge, String toPlan) {

    public Transfer {
        Require.between("atAge", atAge, 1, Require.OLDEST);
        Require.slug("toPlan", toPlan);
    }
}
