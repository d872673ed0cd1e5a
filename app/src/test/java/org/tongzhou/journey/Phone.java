package org.tongzhou.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A phone with a narrow screen, a Chinese browser and no script.
final class Phone implements AutoCloseable {

    private final Playwright playwright;
    private final Page page;
    private final String home;

    Phone(String home) {
        this.home = home;
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-background-networking")));
        BrowserContext context =
                chromium.newContext(
                        new Browser.NewContextOptions()
                                .setLocale("zh-CN")
                                .setJavaScriptEnabled(false)
                                .setViewportSize(390, 844));
        this.page = context.newPage();
    }

    Phone open(String path) {
        page.navigate(home + path);
        return this;
    }

    Phone type(String field, String text) {
        page.locator("[name='" + field + "']").fill(text);
        return this;
    }

    Phone choose(String field, String value) {
        page.locator("input[name='%s'][value='%s']".formatted(field, value)).check();
        return this;
    }

    Phone tick(String field) {
        page.locator("input[type=checkbox][name='" + field + "']").check();
        return this;
    }

    Phone select(String field, String value) {
        page.locator("select[name='" + field + "']").selectOption(value);
        return this;
    }

    Phone attach(String field, String name, byte[] pdf) {
        page.locator("input[name='" + field + "']")
                .setInputFiles(new FilePayload(name, "application/pdf", pdf));
        return this;
    }

    /// Presses the button with these words.
    Phone press(String words) {
        page.locator("main button", new Page.LocatorOptions().setHasText(words)).first().click();
        return this;
    }

    /// All that can be read on the page.
    String text() {
        return page.locator("body").innerText();
    }

    /// The value of the first choice of a field.
    String valueOf(String field) {
        return page.locator("input[name='" + field + "']").first().getAttribute("value");
    }

    /// Whether the page is wider than the screen.
    boolean isTooWide() {
        return page.locator("body").boundingBox().width > 390;
    }

    /// Whether the frame leaves less than four fifths of the screen to the page.
    boolean isMostlyMenu() {
        return page.locator("header").boundingBox().height > 844 / 5.0;
    }

    /// The values of all radio buttons of the page's question groups, by group.
    List<String> radioGroups() {
        return page.locator("input[type=radio]").all().stream()
                .map(radio -> radio.getAttribute("name"))
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
