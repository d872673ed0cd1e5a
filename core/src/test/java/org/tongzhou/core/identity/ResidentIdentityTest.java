package org.tongzhou.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.identity.ResidentIdentity.Fault;
import org.tongzhou.core.identity.ResidentIdentity.NotAnIdentity;
import org.tongzhou.core.plan.Sex;

class ResidentIdentityTest {

    /// The example number that GB 11643-1999 itself prints.
    private static final String EXAMPLE = "11010519491231002X";

    @Test
    void birthSexAndProvinceAreReadFromTheNumber() {
        ResidentIdentity identity = new ResidentIdentity(EXAMPLE);

        assertThat(identity.birth()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(identity.sex()).isEqualTo(Sex.FEMALE);
        assertThat(identity.region()).isEqualTo("11");
    }

    @Test
    void everySingleWrongDigitIsFound() {
        for (int at = 6; at < 17; at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = EXAMPLE.substring(0, at) + digit + EXAMPLE.substring(at + 1);
                if (!typed.equals(EXAMPLE)) {
                    assertThat(faultOf(typed)).isIn(Fault.CHECKSUM, Fault.DATE);
                }
            }
        }
    }

    @Test
    void eachFaultHasItsName() {
        assertThat(faultOf("110105194912310")).isEqualTo(Fault.FORM);
        assertThat(faultOf("99010519491231002X")).isEqualTo(Fault.REGION);
        assertThat(faultOf("11010519490230002X")).isEqualTo(Fault.DATE);
        assertThat(faultOf("110105194912310021")).isEqualTo(Fault.CHECKSUM);
    }

    @Test
    void theNumberIsNeverShown() {
        assertThat(new ResidentIdentity(EXAMPLE).toString()).doesNotContain("1949");
    }

    private static Fault faultOf(String typed) {
        var refused = catchThrowableOfType(NotAnIdentity.class, () -> new ResidentIdentity(typed));
        return refused.fault();
    }
}
