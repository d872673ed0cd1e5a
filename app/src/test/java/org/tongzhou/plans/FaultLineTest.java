package org.tongzhou.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.plan.Flaw;
import org.tongzhou.web.Words;
import org.tongzhou.web.Words.Language;

/// What is wrong in a document is said in the language of whoever wrote it.
class FaultLineTest extends PlanDeskScene {

    private static final Object[] NAMES =
            IntStream.range(0, 9).mapToObj(name -> "name" + name).toArray();

    @ParameterizedTest
    @EnumSource
    void everyKindOfFaultReadsAsItsLogDoesAndInChinese(Flaw.Kind kind) {
        String key = FaultLine.key(kind);

        assertThat(Words.in(Language.ENGLISH, key, NAMES))
                .isEqualTo(Flaw.of(kind, NAMES).toString());
        assertThat(Words.in(Language.CHINESE, key, NAMES)).containsPattern("\\p{IsHan}");
    }

    @Test
    void theChineseDeskTellsEachFaultInChineseAndStillWhereItStands() {
        Browser manager = signedIn(Role.PLAN_MANAGER);
        manager.get(DESK + "?lang=zh");
        String wrong =
                document("desk-zh", "2999-01-01")
                        .replace("currency: CNY", "curency: CNY")
                        .replace("waiting: {days: 90", "waiting: {days: 9000");

        var answer = manager.post(DESK, Map.of("document", wrong));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("没有这个键，是否应为“currency”？", "缺少此项")
                .contains("days 须在 0 至 3660 之间，现为 9000", "<code>waiting.days</code>")
                .doesNotContain("is not a known key", "must be from");
    }

    @Test
    void aProgramGetsTheKindOfEachFaultBesideItsWords() {
        Browser manager = signedIn(Role.PLAN_MANAGER);
        String body = "{\"document\":\"format: 2\"}";

        var answer = manager.apiSignedIn("POST", "/api/v1/plans", "application/json", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"code\":\"OTHER_FORMAT\"", "this program reads format 1 only");
    }
}
