package org.tongzhou.closing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Text;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// The certificate of a membership that has ended: to print, and as a file.
@Controller
@RequestMapping("/me/memberships/{number}")
class CertificateController {

    private final Certificates certificates;

    CertificateController(Certificates certificates) {
        this.certificates = certificates;
    }

    /// @param isMasked whether the name is
    record CertificatePage(
            long enrolment, String plan, List<Definition> facts, String digest, boolean isMasked) {}

    @GetMapping("/certificate")
    ModelAndView show(
            @AuthenticationPrincipal Account account,
            @PathVariable long number,
            @RequestParam(defaultValue = "full") String name) {
        boolean isMasked = Certificates.isMasked(name);
        Certificate one = find(account, number, isMasked);
        String plan = ClosingText.in(new Text(one.planNameZh(), one.planNameEn()));
        return Pages.show(
                "closing/certificate",
                new CertificatePage(number, plan, facts(one, plan), one.digest(), isMasked));
    }

    private static List<Definition> facts(Certificate one, String plan) {
        return List.of(
                fact("name", one.name()),
                fact("plan", plan),
                fact("version", "" + one.planVersion()),
                fact("enrolment", "" + one.enrolment()),
                fact("joinedOn", day(one.joinedOn())),
                fact("coveredFrom", coveredFrom(one)),
                fact("endedOn", day(one.endedOn())),
                fact("cause", Words.of("enrolment.cause." + one.reasonOfEnd())),
                fact("paid", Formats.money(new Amount(one.paidMinor()), one.currency())),
                fact("helped", Formats.count(one.familiesHelped())),
                fact("issuedOn", day(one.issuedOn())));
    }

    private static String coveredFrom(Certificate one) {
        boolean isReached = one.endedOn().compareTo(one.coveredFrom()) > 0;
        String day = day(one.coveredFrom());
        return isReached ? day : Words.of("closing.certificate.notReached", day);
    }

    private static String day(String day) {
        return Formats.day(LocalDate.parse(day));
    }

    private static Definition fact(String key, String value) {
        return new Definition(Words.of("closing.certificate." + key), value);
    }

    @GetMapping("/certificate.json")
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal Account account,
            @PathVariable long number,
            @RequestParam(defaultValue = "full") String name) {
        String document = find(account, number, Certificates.isMasked(name)).document();
        ContentDisposition kept =
                ContentDisposition.attachment().filename("membership-" + number + ".json").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, kept.toString())
                .body(document.getBytes(StandardCharsets.UTF_8));
    }

    private Certificate find(Account account, long number, boolean isMasked) {
        Membership own =
                certificates
                        .own(account, number)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return certificates
                .of(own, isMasked)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
