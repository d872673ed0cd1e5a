package org.tongzhou.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.plan.Sex;

class OtherDocumentTest {

    private static OtherDocument passport(String number) {
        return new OtherDocument("SG", number, LocalDate.of(1990, 3, 1), Sex.FEMALE);
    }

    @Test
    void oneNumberIsOnePersonHoweverItIsWritten() {
        for (String written :
                new String[] {"AB-1234", "ab1234", " AB 1234 ", "A-B-12-34", "AB–1234"}) {
            assertThat(passport(written)).as(written).isEqualTo(passport("AB1234"));
        }
    }

    @Test
    void hyphensDoNotMakeANumberLongEnough() {
        assertThatThrownBy(() -> passport("A-1-2")).isInstanceOf(IllegalArgumentException.class);
    }
}
