package org.tongzhou.closing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tongzhou.enrolment.Cause;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What a membership was, for whoever takes the member in next: portable, with a digest by which
/// two copies are compared. It is not signed, and proves no more than that.
///
/// Its fields are texts and whole numbers alone, so that sorting them by name and writing them
/// without blanks is the canonical form of RFC 8785.
///
/// @param format changes when a field does
/// @param name in full, or masked if the member prefers
/// @param endedOn the first day without cover
/// @param paidMinor shares paid while a member, before anything was given back at a closing
/// @param familiesHelped cases of the rounds in which something was paid
/// @param continuesEnrolment the membership in another plan that this one continued
record Certificate(
        String format,
        long enrolment,
        String planCode,
        String planNameZh,
        String planNameEn,
        int planVersion,
        String currency,
        String name,
        String joinedOn,
        String coveredFrom,
        String endedOn,
        Cause reasonOfEnd,
        @Nullable Long continuesEnrolment,
        long paidMinor,
        long familiesHelped,
        String issuedOn) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, Object>> FIELDS = new TypeReference<>() {};

    static final String FORMAT = "tongzhou-membership-certificate-1";

    String canonical() {
        return JSON.writeValueAsString(fields());
    }

    private Map<String, Object> fields() {
        return JSON.convertValue(this, FIELDS);
    }

    /// SHA-256 of the canonical form, in hexadecimal digits.
    String digest() {
        try {
            byte[] bytes = canonical().getBytes(StandardCharsets.UTF_8);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The file that a member keeps.
    String document() {
        return "{\"certificate\":%s,\"sha256\":\"%s\"}".formatted(canonical(), digest());
    }
}
