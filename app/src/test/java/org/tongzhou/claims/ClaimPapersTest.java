package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.evidence.Papers;

/// Papers: what is taken, what is not, and who finds the same one again.
class ClaimPapersTest extends ClaimScene {

    private static byte[] pdf(String text) {
        return ("%PDF-1.7 " + text).getBytes(StandardCharsets.UTF_8);
    }

    private PaperAdded add(long claim, Member member, byte[] content) {
        return claims.addPaper(claim, member.account().id(), PaperKind.DIAGNOSIS, content);
    }

    private ClaimFile file(long claim) {
        return claims.file(claims.find(claim).orElseThrow());
    }

    @Test
    void papersAreKeptSealedAndComeBackAsTheyWere() {
        Member member = member(200);
        long claim = reported(member, disease(), 10);
        byte[] content = pdf("sealed " + claim);

        assertThat(add(claim, member, content)).isEqualTo(new PaperAdded.Added(1));

        ClaimPaper paper = file(claim).papers().getFirst();
        assertThat(claims.open(paper)).get().isEqualTo(content);
        byte[] stored =
                jdbc.sql("select sealed from evidence.paper where paper = :paper")
                        .param("paper", paper.paper())
                        .query((row, _) -> row.getBytes(1))
                        .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("PDF");
    }

    @Test
    void onlyPicturesAndDocumentsOfBearableSizeAreTaken() {
        Member member = member(200);
        long claim = reported(member, disease(), 10);
        byte[] large = Arrays.copyOf(pdf(""), Papers.MOST_BYTES + 1);
        byte[] largest = Arrays.copyOf(pdf(""), Papers.MOST_BYTES);

        assertThat(add(claim, member, new byte[0])).isInstanceOf(PaperAdded.Empty.class);
        assertThat(add(claim, member, "MZ a program".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PaperAdded.UnknownFormat.class);
        assertThat(add(claim, member, new byte[] {(byte) 0xff}))
                .isInstanceOf(PaperAdded.UnknownFormat.class);
        assertThat(add(claim, member, large)).isInstanceOf(PaperAdded.TooLarge.class);
        assertThat(file(claim).papers()).isEmpty();
        assertThat(add(claim, member, largest)).isInstanceOf(PaperAdded.Added.class);
    }

    @Test
    void aClaimTakesTwentyPapersAndTheSameOneOnce() {
        Member member = member(200);
        long claim = reported(member, disease(), 10);

        for (int i = 1; i <= 20; i++) {
            assertThat(add(claim, member, pdf(claim + " " + i))).isEqualTo(new PaperAdded.Added(i));
            if (i < 20) {
                assertThat(add(claim, member, pdf(claim + " " + i)))
                        .isEqualTo(new PaperAdded.Added(i));
            }
        }

        assertThat(add(claim, member, pdf("one more"))).isInstanceOf(PaperAdded.TooMany.class);
        assertThat(file(claim).papers()).hasSize(20);
    }

    @Test
    void aPaperThatSomebodyElseHandedInIsFound() {
        Member one = member(200);
        Member other = member(200);
        long claim = reported(one, disease(), 10);
        long later = reported(other, disease(), 10);
        byte[] same = pdf("the same report " + claim);
        add(claim, one, same);

        add(later, other, same);

        assertThat(claims.alsoHandedInFor(file(later).papers().getFirst())).containsExactly(claim);
        assertThat(claims.alsoHandedInFor(file(claim).papers().getFirst())).containsExactly(later);
    }

    @Test
    void whatIsMissingIsAskedForAndAddedAndCheckedAgain() {
        Member member = member(200);
        long claim = reported(member, disease(), 10);
        act(claim, staff(Role.REVIEWER), StaffAct.PAPERS_MISSING);

        assertThat(file(claim).steps().getLast().noteForClaimant()).contains("a note");
        add(claim, member, pdf("missing " + claim));
        assertThat(claims.papersAdded(claim, member(5).account().id()))
                .isEqualTo(new PapersSaid.NotNow());
        assertThat(claims.papersAdded(claim, member.account().id()))
                .isEqualTo(new PapersSaid.Done());

        assertThat(claims.find(claim).orElseThrow().state().name()).isEqualTo("REPORTED");
    }

    @Test
    void papersAreNotCompleteWhereThereIsNone() {
        Member member = member(200);
        Account reviewer = staff(Role.REVIEWER);
        long claim = reported(member, disease(), 10);
        Browser browser = signedIn(reviewer);
        String path = "/staff/claims/" + claim;

        String offered = browser.get(path).body();
        var answer = browser.post(path, Map.of("act", "PAPERS_COMPLETE", "step", "1"));

        assertThat(offered)
                .doesNotContain("value=\"PAPERS_COMPLETE\"")
                .contains("value=\"PAPERS_MISSING\"", "No paper has been handed in");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("the pathology report or the hospital record");
        assertThat(file(claim).steps()).hasSize(1);
        addPaper(claim, member);
        assertThat(act(claim, reviewer, StaffAct.PAPERS_COMPLETE)).isInstanceOf(Acted.Done.class);
    }

    @Test
    void papersThatNeverCameLetAClaimBeRefusedAndNotPaid() {
        Account reviewer = staff(Role.REVIEWER);
        long claim = reported(member(200), disease(), 10);
        act(claim, reviewer, StaffAct.PAPERS_MISSING);
        assertThat(signedIn(reviewer).get("/staff/claims/" + claim).body())
                .contains("review it without them");

        assertThat(act(claim, reviewer, StaffAct.PAPERS_COMPLETE)).isInstanceOf(Acted.Done.class);

        assertThat(act(claim, reviewer, StaffAct.FIND_PAY)).isEqualTo(new Acted.NoPapers());
        assertThat(act(claim, reviewer, StaffAct.FIND_REFUSE, RefusalReason.PAPERS_MISSING))
                .isInstanceOf(Acted.Done.class);
    }

    @Test
    void theClaimantDoesNotSayThatPapersAreThereWhileNoneIs() {
        Member member = member(200);
        long claim = reported(member, disease(), 10);
        act(claim, staff(Role.REVIEWER), StaffAct.PAPERS_MISSING);
        Browser browser = signedIn(member.account());
        browser.get("/me/claims/" + claim);

        var answer = browser.post("/me/claims/" + claim + "/complete", Map.of());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("There is no paper in this claim yet");
        String token = token(member.account(), "claims:write");
        var program = browser().api("POST", "/api/v1/claims/" + claim + "/complete", token, "");
        assertThat(program.statusCode()).isEqualTo(400);
        assertThat(program.body()).contains("\"field\":\"paper\"");
    }

    @Test
    void anErasedPersonsClaimStaysReadableInNumbersOnly() {
        Member member = member(200);
        long claim = reported(member, disease(), 10);
        add(claim, member, pdf("gone " + claim));

        vault.erase(member.person());

        assertThat(file(claim).story()).isEmpty();
        assertThat(claims.open(file(claim).papers().getFirst())).isEmpty();
    }
}
