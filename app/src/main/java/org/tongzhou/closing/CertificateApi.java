package org.tongzhou.closing;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.web.Refused;
import org.tongzhou.web.RefusedByRule;
import org.tongzhou.web.Words;

/// The certificate for programs.
@RestController
class CertificateApi {

    private final Certificates certificates;

    CertificateApi(Certificates certificates) {
        this.certificates = certificates;
    }

    /// @param sha256 of the canonical JSON (RFC 8785) of `certificate`
    record CertificateBody(Certificate certificate, String sha256) {}

    @Operation(
            summary = "Show the certificate of a membership that has ended",
            description = "With the whole name (`full`) or a part of it (`masked`).")
    @RefusedByRule
    @GetMapping("/api/v1/enrolments/{number}/certificate")
    CertificateBody certificate(
            @AuthenticationPrincipal Account account,
            @PathVariable long number,
            @RequestParam(defaultValue = "full") String name) {
        Membership own = certificates.own(account, number).orElseThrow(Refused::notFound);
        Certificate one =
                certificates
                        .of(own, Certificates.isMasked(name))
                        .orElseThrow(() ->
                                Refused.notPossible(
                                        "membership-lasts",
                                        Words.of("closing.certificate.notYet"),
                                        Map.of()));
        return new CertificateBody(one, one.digest());
    }
}
