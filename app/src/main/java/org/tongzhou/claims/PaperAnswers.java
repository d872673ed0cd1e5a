package org.tongzhou.claims;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.tongzhou.evidence.PaperFormat;

/// Answers with a paper, so that no cache keeps it and no browser runs it.
@Component
class PaperAnswers {

    private final Claims claims;

    PaperAnswers(Claims claims) {
        this.claims = claims;
    }

    ClaimPaper find(ClaimView claim, int number) {
        return claims.file(claim).papers().stream()
                .filter(paper -> paper.number() == number)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    ResponseEntity<byte[]> answer(ClaimPaper paper) {
        byte[] content =
                claims.open(paper)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        PaperFormat format = claims.describe(paper).format();
        String name = "claim-%d-%d.%s".formatted(paper.claim(), paper.number(), format.extension());
        ContentDisposition disposition =
                (format == PaperFormat.PDF
                                ? ContentDisposition.attachment()
                                : ContentDisposition.inline())
                        .filename(name, StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .body(content);
    }
}
