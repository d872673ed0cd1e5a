package org.tongzhou.rounds;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests to a storage that speaks S3, by Amazon's Signature Version 4, content included.
///
/// Paths are of letters, digits, `-`, `.` and `/`, which need no escaping.
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html>
record S3Signature(String region, String accessKey, String secretKey, Clock clock) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SIGNED = "host;x-amz-content-sha256;x-amz-date";

    /// The headers that a request needs beside those that the client sets.
    Map<String, String> of(String method, URI address, byte[] content) {
        String moment = MOMENT.format(clock.instant());
        String digest = hex(sha256(content));
        String canonical =
                """
                %s
                %s

                host:%s
                x-amz-content-sha256:%s
                x-amz-date:%s

                %s
                %s\
                """
                        .formatted(
                                method,
                                address.getPath(),
                                address.getAuthority(),
                                digest,
                                moment,
                                SIGNED,
                                digest);
        String day = moment.substring(0, 8);
        String scope = "%s/%s/s3/aws4_request".formatted(day, region);
        String toSign =
                "AWS4-HMAC-SHA256\n%s\n%s\n%s"
                        .formatted(moment, scope, hex(sha256(bytes(canonical))));
        String authorization =
                "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(accessKey, scope, SIGNED, hex(hmac(key(day), toSign)));
        return Map.of(
                "Authorization", authorization,
                "x-amz-content-sha256", digest,
                "x-amz-date", moment);
    }

    private byte[] key(String day) {
        byte[] ofDay = hmac(bytes("AWS4" + secretKey), day);
        return hmac(hmac(hmac(ofDay, region), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
