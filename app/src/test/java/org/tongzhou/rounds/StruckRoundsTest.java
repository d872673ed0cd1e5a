package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a server knows of struck rounds is never older than the last strike, whoever struck.
class StruckRoundsTest extends RoundScene {

    @Autowired private RoundRepository stored;
    @Autowired private StatementRepository statements;
    @Autowired private RoundTables tables;

    @Test
    void aRoundThatAnotherServerStruckShowsUp() {
        Announced scene = announced();
        StruckRounds ofAnotherServer = new StruckRounds(stored, statements, tables);
        int plan = scene.round().plan();
        int number = scene.round().number();
        assertThat(ofAnotherServer.of(plan).tables().isStruck(number)).isFalse();

        Round round = strike(scene.round());

        StruckRounds.Known known = ofAnotherServer.of(plan);
        assertThat(known.tables().isStruck(number)).isTrue();
        assertThat(known.rounds().getLast().round().number()).isEqualTo(number);
        assertThat(known.rounds().getLast().statement())
                .isEqualTo(statements.find(plan, round.number()).orElseThrow());
    }

    @Test
    void nothingIsReadAgainWhileNoRoundIsStruck() {
        Announced scene = announced();
        strike(scene.round());
        StruckRounds struck = new StruckRounds(stored, statements, tables);

        StruckRounds.Known known = struck.of(scene.round().plan());

        assertThat(struck.of(scene.round().plan())).isSameAs(known);
    }
}
