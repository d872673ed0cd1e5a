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

/// Seals contacts and letters (AES-256-GCM), and finds contacts again by a keyed hash
/// (HMAC-SHA-256).
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
    private final SecretKeySpec letterKey;
    private final SecretKeySpec nameKey;

    ContactSeal(
            @Value("${tongzhou.secret:}") String secret,
            @Value("${tongzhou.data:data}") Path folder) {
        byte[] master = HexFormat.of().parseHex(secret.isEmpty() ? fromFile(folder) : secret);
        if (master.length != 32) {
            throw new IllegalArgumentException("tongzhou.secret must be 64 hexadecimal digits");
        }
        SecretKeySpec root = new SecretKeySpec(master, "HmacSHA256");
        sealKey = new SecretKeySpec(mac(root, "seal"), "AES");
        letterKey = new SecretKeySpec(mac(root, "letter"), "AES");
        nameKey = new SecretKeySpec(mac(root, "name"), "HmacSHA256");
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
        return seal(sealKey, "", contact.value());
    }

    Contact open(byte[] sealed) {
        return Contact.of(open(sealKey, "", sealed));
    }

    /// Seals a letter; `reference` is bound to the seal, so that no letter stands in for another.
    byte[] sealLetter(String reference, String letter) {
        return seal(letterKey, reference, letter);
    }

    String openLetter(String reference, byte[] sealed) {
        return open(letterKey, reference, sealed);
    }

    private byte[] seal(SecretKeySpec key, String bound, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound, plain);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    private static String open(SecretKeySpec key, String bound, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce, bound, rest);
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] cipher(
            int mode, SecretKeySpec key, byte[] nonce, String bound, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            if (!bound.isEmpty()) {
                cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
            }
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key does not fit what it should open", e);
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
