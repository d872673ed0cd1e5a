package org.tongzhou.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private static final long MILLI = 1_000_000;

    @Test
    void percentilesAreTimesThatWereMeasured() {
        long[] oneToHundred = LongStream.rangeClosed(1, 100).map(ms -> ms * MILLI).toArray();

        Latencies latencies = Latencies.of(List.of(oneToHundred));

        assertThat(latencies.percentileMillis(50)).isEqualTo(50);
        assertThat(latencies.percentileMillis(95)).isEqualTo(95);
        assertThat(latencies.percentileMillis(99)).isEqualTo(99);
        assertThat(latencies.percentileMillis(100)).isEqualTo(100);
        assertThat(latencies.percentileMillis(0.1)).isEqualTo(1);
    }

    @Test
    void connectionsAreMergedBeforePercentilesAreTaken() {
        long[] quick = {3 * MILLI, MILLI};
        long[] slow = {9 * MILLI, 2 * MILLI};

        Latencies latencies = Latencies.of(List.of(quick, slow));

        assertThat(latencies.count()).isEqualTo(4);
        assertThat(latencies.percentileMillis(50)).isEqualTo(2);
        assertThat(latencies.percentileMillis(75)).isEqualTo(3);
        assertThat(latencies.percentileMillis(99)).isEqualTo(9);
    }

    @Test
    void nothingMeasuredIsNoNumber() {
        Latencies none = Latencies.of(List.of());

        assertThat(none.percentileMillis(50)).isNaN();
        assertThatThrownBy(() -> none.percentileMillis(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> none.percentileMillis(101))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
