package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongzhou.Browser;
import org.tongzhou.evidence.Papers;

/// Uploads as a browser sends them.
class ClaimUploadTest extends ClaimScene {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final List<String> COOKIES = List.of("tongzhou", "csrf");

    @LocalServerPort private int ownPort;

    private static byte[] pdf(int bytes) {
        return Arrays.copyOf("%PDF-1.7".getBytes(StandardCharsets.UTF_8), bytes);
    }

    private HttpResponse<String> upload(Browser browser, long claim, byte[] content)
            throws IOException, InterruptedException {
        var csrf = CSRF.matcher(browser.get("/me/claims/" + claim).body());
        assertThat(csrf.find()).isTrue();
        var body = new ByteArrayOutputStream();
        body.write(part("_csrf", csrf.group(1)));
        body.write(part("kind", "PATHOLOGY"));
        body.write(bytes("--line\r\nContent-Disposition: form-data; name=\"paper\"; "));
        body.write(bytes("filename=\"p.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"));
        body.write(content);
        body.write(bytes("\r\n--line--\r\n"));
        StringBuilder cookies = new StringBuilder();
        for (String name : COOKIES) {
            browser.cookie(name).ifPresent(v -> cookies.append(name + "=" + v + "; "));
        }
        String address = "http://127.0.0.1:" + ownPort + "/me/claims/" + claim + "/papers";
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Accept-Language", "en")
                            .header("Cookie", cookies.toString())
                            .header("Content-Type", "multipart/form-data; boundary=line")
                            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static byte[] part(String name, String value) {
        return bytes(
                "--line\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(name, value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aPaperIsUploadedAndOneThatIsTooLargeOrOfAnotherKindIsToldBesideItsField()
            throws IOException, InterruptedException {
        Member member = member(200);
        long claim = reported(member, disease(), 10);
        Browser browser = signedIn(member.account());

        var good = upload(browser, claim, pdf(2_000_000));
        var large = upload(browser, claim, pdf(Papers.MOST_BYTES + 1));
        var other = upload(browser, claim, bytes("#!/bin/sh"));
        var none = upload(browser, claim, new byte[0]);

        assertThat(good.statusCode()).isEqualTo(303);
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("too large: at most 10 MB");
        assertThat(other.body()).contains("Only JPEG, PNG and PDF");
        assertThat(none.body()).contains("Choose a file");
        var page = browser.get("/me/claims/" + claim);
        assertThat(page.body()).contains("/papers/1").doesNotContain("/papers/2");
        var paper = browser.get("/me/claims/" + claim + "/papers/1");
        assertThat(paper.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment");
        assertThat(paper.headers().firstValue("cache-control").orElse("")).contains("no-store");
    }
}
