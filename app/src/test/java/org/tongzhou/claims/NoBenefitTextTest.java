package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.tongzhou.core.claim.Obstacle;

/// Whoever reports what no age is paid for is not told that his age is why.
class NoBenefitTextTest {

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void ageIsNamedOnlyWhereAnotherAgeIsPaid() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(ClaimText.obstacle(new Obstacle.NoBenefit(33, false)))
                .contains("本计划不支付")
                .doesNotContain("33");
        assertThat(ClaimText.obstacle(new Obstacle.NoBenefit(63, true))).contains("63 岁");

        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(ClaimText.obstacle(new Obstacle.NoBenefit(33, false)))
                .contains("pays nothing")
                .doesNotContain("33");
    }
}
