package org.tongzhou.bench;

import java.util.Arrays;

/// Numbers in the order in which they came, without a box around each.
final class LongList {

    private long[] numbers = new long[1024];
    private int size;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    long[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
