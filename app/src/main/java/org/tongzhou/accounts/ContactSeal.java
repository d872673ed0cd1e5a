package org.tongzhou.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Seals contacts (AES-256-GCM) and finds them again by a keyed hash (HMAC-SHA-256).
///
/// The key is `tongzhou.secret`, 64 hexadecimal digits that all servers share, or else a file
/// in the
/// data folder that the first start writes. A phone number has few digits: a hash without a key
/// would be undone in minutes.
@Component
class ContactSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec sealKey;
    private final SecretKeySpec nameKey;

    ContactSeal(
            @Value("${tongzhou.secret:}") String secret,
            @Value("${tongzhou.data:data}") Path folder) {
        byte[] master = HexFormat.of().parseHex(secret.isEmpty() ? fromFile(folder) : secret);
        if (master.length != 32) {
            throw new IllegalArgumentException("tongzhou.secret must be 64 hexadecimal digits");
        }
        sealKey = new SecretKeySpec(mac(new SecretKeySpec(master, "HmacSHA256"), "seal"), "AES");
        nameKey =
                new SecretKeySpec(
                        mac(new SecretKeySpec(master, "HmacSHA256"), "name"), "HmacSHA256");
    }

    private static String fromFile(Path folder) {
        Path file = folder.resolve("secret.key");
        try {
            Files.createDirectories(folder);
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            var owner = PosixFilePermissions.fromString("rw-------");
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
                Files.writeString(file, HexFormat.of().formatHex(fresh));
            } catch (FileAlreadyExistsException _) {
                // An earlier start wrote it: that one counts.
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException("cannot keep the key " + file, e);
        }
    }

    byte[] hash(Contact contact) {
        return mac(nameKey, contact.value());
    }

    byte[] seal(Contact contact) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = contact.value().getBytes(StandardCharsets.UTF_8);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, plain);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    Contact open(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return Contact.of(
                new String(cipher(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8));
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealKey, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key does not fit the contacts", e);
        }
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
