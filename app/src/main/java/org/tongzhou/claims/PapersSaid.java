package org.tongzhou.claims;

/// What came of a claimant's word that the papers asked for are there.
public sealed interface PapersSaid {

    record Done() implements PapersSaid {}

    /// There is not one paper.
    record NoneThere() implements PapersSaid {}

    /// Nothing was asked for, or the account is not the claimant's.
    record NotNow() implements PapersSaid {}
}
