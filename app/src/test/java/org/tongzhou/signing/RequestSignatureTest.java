package org.tongzhou.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String TIME = "1800000000";

    private final RequestSignature signature = of("0123456789abcdef");

    @Test
    void anyChangeBreaksIt() {
        String digest = RequestSignature.digest(new byte[] {1});
        String signed = signature.sign("PUT", "/a?b=c", TIME, digest);

        assertThat(signature.matches(signed, "PUT", "/a?b=c", TIME, digest)).isTrue();
        assertThat(signature.matches(signed, "GET", "/a?b=c", TIME, digest)).isFalse();
        assertThat(signature.matches(signed, "PUT", "/a?b=d", TIME, digest)).isFalse();
        assertThat(signature.matches(signed, "PUT", "/a?b=c", "1800000001", digest)).isFalse();
        assertThat(signature.matches(signed, "PUT", "/a?b=c", TIME, "00")).isFalse();
        assertThat(signature.matches("", "PUT", "/a?b=c", TIME, digest)).isFalse();
        assertThat(of("fedcba9876543210").matches(signed, "PUT", "/a?b=c", TIME, digest)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,true", "300,true", "-300,true", "301,false", "-301,false"})
    void itIsFreshForFiveMinutesEitherWay(long offSeconds, boolean isFresh) {
        String stated = RequestSignature.timestamp(NOW.plusSeconds(offSeconds));

        assertThat(RequestSignature.isFresh(stated, NOW)).isEqualTo(isFresh);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "9223372036854775807", "-9223372036854775808"})
    void aMomentThatCannotBeReadIsNotFresh(String stated) {
        assertThat(RequestSignature.isFresh(stated, NOW)).isFalse();
    }

    private static RequestSignature of(String secret) {
        return new RequestSignature(secret.getBytes(StandardCharsets.UTF_8));
    }
}
