package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.Role;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;

/// Many things that are refused in one moment.
class RefusalsAtOnceTest extends RoundScene {

    @Autowired private ProposedCorrections proposals;
    @Autowired private Audit audit;
    @Autowired private HikariDataSource database;

    @Test
    void moreRefusalsAtOnceThanThereAreConnectionsAreAllAnsweredAndAllWrittenDown()
            throws InterruptedException {
        int atOnce = 2 * database.getMaximumPoolSize() + 8;
        Account by = account(Role.FINANCE);
        String path = "/api/v1/staff/corrections/" + proposal(by) + "/verdict";
        String token = token(by, "staff:write");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            String verdict = "{\"confirmed\":true}";
            calls.add(() -> browser().api("PUT", path, token, verdict).statusCode());
        }

        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.resultNow());
            }
        }

        assertThat(answers).as("refused, and none for want of a connection").containsOnly(422);
        assertThat(audit.before(Long.MAX_VALUE, 500))
                .filteredOn(entry -> Objects.equals(entry.actor(), by.id()))
                .filteredOn(entry -> entry.detail().equals("SamePerson"))
                .as("each is in the audit trail as soon as it is answered")
                .hasSize(atOnce);
    }

    private long proposal(Account by) {
        Announced scene = announced();
        Round struck = strike(scene.round());
        var membership = enrolments.find(scene.payer().enrolment()).orElseThrow();
        var died = Optional.of(struck.noticeOn().minusDays(1));
        Outcome outcome =
                proposals.propose(membership, CorrectionKind.DEATH, died, "late", by.id());
        return ((Outcome.Proposed) outcome).proposal().number();
    }
}
