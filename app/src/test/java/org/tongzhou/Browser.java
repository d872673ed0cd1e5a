package org.tongzhou;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without script: keeps cookies, sends forms with the CSRF token of the page before.
public final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private final String home;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private String csrf = "";
    private String address = "";

    public Browser(String home) {
        this.home = home;
    }

    /// From now on all requests seem to come from this address, through a proxy.
    public Browser from(String clientAddress) {
        this.address = clientAddress;
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /// Sends a form as the last page would have, with its CSRF token.
    public HttpResponse<String> post(String path, Map<String, String> values) {
        String body =
                values.entrySet().stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        String all = csrf.isEmpty() ? body : body + "&_csrf=" + encoded(csrf);
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(all)));
    }

    /// Sends fields as they stand, also several of one name.
    public HttpResponse<String> postRaw(String path, String body) {
        String all = csrf.isEmpty() ? body : body + "&_csrf=" + encoded(csrf);
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(all)));
    }

    /// Calls the API with the session's cookie and the CSRF token of the page before.
    public HttpResponse<String> apiSignedIn(String method, String path, String type, String body) {
        var request =
                request(path)
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString());
        if (!csrf.isEmpty()) {
            request.header("X-XSRF-TOKEN", csrf);
        }
        return send(request.method(method, BodyPublishers.ofString(body)));
    }

    /// Calls the API as a program does.
    public HttpResponse<String> api(String method, String path, String token, String json) {
        return api(method, path, token, json, UUID.randomUUID().toString());
    }

    public HttpResponse<String> api(
            String method, String path, String token, String json, String key) {
        var request = request(path).header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return send(request.method(method, BodyPublishers.ofString(json)));
    }

    /// Forgets the page before: what a foreign site would send.
    public Browser withoutCsrf() {
        csrf = "";
        return this;
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public void plant(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain(URI.create(home).getHost());
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(home), cookie);
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(home + path)).header("Accept-Language", "en");
        return address.isEmpty() ? request : request.header("X-Forwarded-For", address);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            var found = CSRF.matcher(response.body());
            if (found.find()) {
                csrf = found.group(1);
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
