package org.tongzhou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.identity.ResidentIdentity;

class JoinRequestsTest {

    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([0-9X]+)\"");
    private static final Pattern LENGTH = Pattern.compile("Content-Length: ([0-9]+)");

    @Test
    void everyRequestIsAnotherPersonWithAGoodNumber() {
        int accounts = 30_000;
        JoinRequests requests = new JoinRequests(accounts, 7);
        Set<String> numbers = new HashSet<>();

        for (int i = 0; i < accounts; i++) {
            String request = text(requests);
            Matcher number = NUMBER.matcher(request);
            assertThat(number.find()).isTrue();
            numbers.add(new ResidentIdentity(number.group(1)).number());
        }

        assertThat(numbers).hasSize(accounts);
        assertThat(requests.next()).isEmpty();
    }

    @Test
    void theLengthIsThatOfTheBodyInBytes() {
        String request = text(new JoinRequests(1, 1));
        Matcher length = LENGTH.matcher(request);

        assertThat(length.find()).isTrue();
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        assertThat(body.getBytes(StandardCharsets.UTF_8))
                .hasSize(Integer.parseInt(length.group(1)));
    }

    private static String text(JoinRequests requests) {
        return new String(requests.next().orElseThrow(), StandardCharsets.UTF_8);
    }
}
