package org.tongzhou.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The formats that papers may have, told by their first bytes: a file's name proves nothing.
public enum PaperFormat {
    JPEG("image/jpeg", "jpg", "\u00ff\u00d8\u00ff"),
    PNG("image/png", "png", "\u0089PNG\r\n\u001a\n"),
    PDF("application/pdf", "pdf", "%PDF-");

    private static final int LONGEST_MAGIC = 8;

    private final String mediaType;
    private final String extension;
    private final String magic;

    PaperFormat(String mediaType, String extension, String magic) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.magic = magic;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    static Optional<PaperFormat> of(byte[] content) {
        int length = Math.min(content.length, LONGEST_MAGIC);
        String start = new String(content, 0, length, StandardCharsets.ISO_8859_1);
        for (PaperFormat format : values()) {
            if (start.startsWith(format.magic)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    static PaperFormat ofMediaType(String mediaType) {
        for (PaperFormat format : values()) {
            if (format.mediaType.equals(mediaType)) {
                return format;
            }
        }
        throw new IllegalStateException("no format of papers: " + mediaType);
    }
}
