package org.tongzhou.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A table can be read on a desk and on a phone: its columns leave room for whole words.
class TablesTest {

    private static final Path STYLES = Path.of("src/main/resources/static/tongzhou.css");

    /// Every word of a cell that stands on more than one line.
    private static final String BROKEN =
            """
            () => {
                const broken = [];
                for (const cell of document.querySelectorAll('td, th, td .tag')) {
                    for (const text of cell.childNodes) {
                        if (text.nodeType !== Node.TEXT_NODE) continue;
                        for (const word of text.data.matchAll(/\\([a-z:]+\\)|[A-Za-z0-9]+/g)) {
                            const range = document.createRange();
                            range.setStart(text, word.index);
                            range.setEnd(text, word.index + word[0].length);
                            const lines = new Set();
                            for (const box of range.getClientRects()) lines.add(box.top);
                            if (lines.size > 1) broken.push(word[0]);
                        }
                    }
                }
                return broken;
            }
            """;

    private static final String ACCOUNT = "Shares that members owe (assets:receivable:members)";

    private static String cell(String head, String text) {
        return "<td data-label=\"%s\">%s</td>".formatted(head, text);
    }

    /// Payouts as the collection desk shows them.
    private static String page() throws IOException {
        List<String> heads =
                List.of(
                        "Number",
                        "Plan",
                        "Kind",
                        "Provider’s reference",
                        "Amount",
                        "Due",
                        "Account",
                        "State");
        StringBuilder head = new StringBuilder();
        heads.forEach(one -> head.append("<th scope=\"col\">").append(one).append("</th>"));
        String row =
                "<tr>"
                        + cell("Number", "case-202601-184467440737")
                        + cell("Plan", "Mutual aid for seniors, for demonstration")
                        + cell("Kind", "Benefit of a claim that was decided anew")
                        + cell(
                                "Provider’s reference",
                                "<code>debits-7f3a9c0b5d1e4f6688aa77bb66cc55dd</code>")
                        + cell("Amount", "CNY\u00a01,234,567.00")
                        + cell("Due", "28 September 2026")
                        + "<td class=\"below\" data-label=\"Account\">"
                        + ACCOUNT
                        + "</td>"
                        + cell("State", "<span class=\"tag\">Acknowledged</span>")
                        + "</tr>";
        return """
        <!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width">
        <style>%s</style></head><body><main class="inside"><div class="table"><table>
        <caption>Payouts</caption><thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>
        </main></body></html>
        """
                .formatted(Files.readString(STYLES), head, row);
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void noWordIsBrokenInTheMiddle(int width) throws IOException {
        var settings =
                new Playwright.CreateOptions()
                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        try (Playwright playwright = Playwright.create(settings);
                Browser chromium =
                        playwright
                                .chromium()
                                .launch(
                                        new BrowserType.LaunchOptions()
                                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                                .setArgs(List.of("--no-sandbox")))) {
            Page page = chromium.newPage(new Browser.NewPageOptions().setViewportSize(width, 844));
            page.setContent(page());

            assertThat(page.evaluate(BROKEN)).isEqualTo(List.of());
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        }
    }
}
