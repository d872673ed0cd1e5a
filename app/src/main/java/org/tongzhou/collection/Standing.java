package org.tongzhou.collection;

/// Whether a household's members are covered in a pre-paid plan now.
enum Standing {
    COVERED,
    SUSPENDED,
    /// Joined, and the first payment is not taken yet.
    UNPAID,
    /// Nobody of the household shares any more: the balance goes back.
    LEFT
}
