package org.tongzhou.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The operator's one secret: a file readable by its owner alone, made on the first start.
///
/// Keys for sealing and for hashing are derived from it (HKDF, RFC 5869), so that none is used
/// twice.
@Component
class MasterKey {

    private final SealingKey sealing;
    private final SecretKey hashing;

    MasterKey(@Value("${tongzhou.data}") Path data) {
        byte[] master = HexFormat.of().parseHex(read(data.resolve("master.key")));
        this.sealing = new SealingKey(derive(master, "seal person keys").getEncoded());
        this.hashing = derive(master, "hash documents");
    }

    SealingKey sealing() {
        return sealing;
    }

    /// A hash that only the operator can compute: equal inputs can be found, none can be guessed.
    byte[] hash(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKey derive(byte[] master, String use) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(new SecretKeySpec(master, "HKDF"))
                                    .thenExpand(
                                            use.getBytes(StandardCharsets.UTF_8),
                                            SealingKey.BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the master key " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(), "master", ".new", ownerOnly);
        Files.writeString(draft, HexFormat.of().formatHex(SealingKey.random()));
        try {
            // A link never replaces: of two servers that start together, one key wins.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // The other server was first.
        } finally {
            Files.delete(draft);
        }
    }
}
