package org.tongzhou.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatJsonTest {

    @Test
    void whatIsWrittenIsReadBack() {
        Map<String, String> awkward = Map.of("a \"quoted\"\\ name", "张三\n\t\u0001/\\");

        assertThat(FlatJson.read(FlatJson.write(awkward))).isEqualTo(awkward);
    }

    @Test
    void escapesOfOtherWritersAreRead() {
        String json = " { \"a\" : \"\\u5f20\\/\\b\" , \"n\":-12,\"t\":true} ";

        assertThat(FlatJson.read(json)).isEqualTo(Map.of("a", "张/\b", "n", "-12", "t", "true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}x",
                "{\"a\"}",
                "{\"a\": }",
                "{\"a\": 1.5}",
                "{\"a\": [1]}",
                "{\"a\": \"\\u12",
                "{\"a\": \"\\x\"}",
                "{\"a\": 1,}",
                "{\"a\": {}}"
            })
    void anythingElseIsRefused(String json) {
        assertThatThrownBy(() -> FlatJson.read(json)).isInstanceOf(BadRequest.class);
    }
}
