package org.tongzhou.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongzhou.PlatformTest;
import org.tongzhou.core.money.Amount;

class PagesTest extends PlatformTest {

    @Test
    void everyComponentHasAnExample() {
        String page = browser().get("/components").body();

        assertThat(page)
                .contains("_csrf", "wrong-error", "<textarea", "<select", "type=\"radio\"")
                .contains("type=\"file\"", "progress", "definitions", "step-current", "pager");
    }

    @Test
    void theSummaryOfErrorsNamesTheField() {
        assertThat(browser().get("/components").body())
                .contains("<a href=\"#wrong\">field with an error – ");
    }

    @Test
    void bothLanguagesAreSpoken() {
        assertThat(browser().get("/?lang=zh").body()).contains("lang=\"zh-CN\"", "同舟共济");
        assertThat(browser().get("/").body()).contains("lang=\"en\"", "In the same boat");
    }

    @Test
    void theOtherLanguageKeepsWhatTheAddressSays() {
        assertThat(browser().get("/?lang=zh&from=1&to=2").body())
                .contains("href=\"?from=1&amp;to=2&amp;lang=en\"");
    }

    @Test
    void whoOpensAnAddressThatTakesFormsAloneComesToThePageAboveIt() {
        var answer = browser().get("/sign-up/code");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location").orElse("")).endsWith("/sign-up");
    }

    @Test
    void everyPageForbidsScriptsThatAreNotOurs() {
        var headers = browser().get("/").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    void theMenuIsFoldedWithoutScriptAndSaysWhatItIs() {
        assertThat(browser().get("/").body())
                .contains("<nav class=\"main-nav\"", "<summary>Menu</summary>");
        assertThat(browser().get("/?lang=zh").body()).contains("<summary>菜单</summary>");
    }

    @Test
    void theTourLeadsWhoMayNotLookToTheCardsAndSaysAsWhomToSignIn() {
        assertThat(browser().get("/demo/tour").body())
                .contains("href=\"/plans\"", "/api/v1/openapi.json")
                .contains("href=\"/demo/sign-in\">Sign in first (Finance, second finance)")
                .doesNotContain("href=\"/staff/");
    }

    @Test
    void moneyIsShownToTheFen() {
        assertThat(Formats.money(new Amount(123_450), "CNY")).isEqualTo("¥1,234.50");
        assertThat(Formats.money(new Amount(-5), "USD")).isEqualTo("−USD\u00a00.05");
        assertThat(Formats.money(new Amount(Long.MIN_VALUE), "CNY"))
                .isEqualTo("−¥92,233,720,368,547,758.08");
    }
}
