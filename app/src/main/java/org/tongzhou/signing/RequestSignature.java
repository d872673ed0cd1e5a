package org.tongzhou.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of a request: HMAC-SHA256 over method, path with query, timestamp and the digest
/// of the body (`docs/channel-protocol.md`, "Signing").
public final class RequestSignature {

    public static final String TIMESTAMP_HEADER = "X-Tongzhou-Timestamp";
    public static final String SIGNATURE_HEADER = "X-Tongzhou-Signature";

    /// How far the two system clocks may lie apart.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES_AT_LEAST = 16;

    private final SecretKeySpec key;

    public RequestSignature(byte[] secret) {
        if (secret.length < SECRET_BYTES_AT_LEAST) {
            throw new IllegalArgumentException("a secret has at least 16 bytes");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /// Signs a request; `target` is the path with its query, exactly as sent.
    public String sign(String method, String target, String timestamp, String bodyDigest) {
        String text = String.join("\n", method, target, timestamp, bodyDigest);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// Whether the signature is right, compared in constant time. Says nothing about its age.
    public boolean matches(
            String signature, String method, String target, String timestamp, String bodyDigest) {
        byte[] expected =
                sign(method, target, timestamp, bodyDigest).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    /// The header's form of a moment.
    public static String timestamp(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    /// Whether a header's moment is near enough to ours; one that cannot be read is not.
    public static boolean isFresh(String timestamp, Instant now) {
        try {
            Instant stated = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(stated, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    /// The hexadecimal SHA-256 of a body.
    public static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
