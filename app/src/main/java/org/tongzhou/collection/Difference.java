package org.tongzhou.collection;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;

/// Something on which our books and the provider's settlement do not agree.
public record Difference(
        long number, LocalDate foundOn, String ref, Amount ours, Amount theirs, String what) {}
