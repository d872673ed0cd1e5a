package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.web.Formats;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A member's receipt leads from his charge to the root of the round, computed here from the answer
/// alone.
class ReceiptTest extends RoundScene {

    private static final String PROOF =
            "select root from rounds.proof where plan = :plan and round = :round";
    private static final String ROOTS_ARE_SAME =
            """
            select p.roots = (
                select string_agg(
                    r.root || int8send(r.charged_minor) || int8send(r.members), ''::bytea
                    order by r.folio)
                from rounds.folio_result r
                where r.plan = p.plan and r.round = p.round)
            from rounds.proof p where p.plan = :plan and p.round = :round
            """;
    private static final JsonMapper JSON = JsonMapper.shared();

    /// A node: hash, sum, count.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Node(byte[] hash, long sum, long count) {

        void write(ByteBuffer to) {
            to.put(hash).putLong(sum).putLong(count);
        }
    }

    @Test
    void theReceiptOfAMemberGivesTheRootOfTheRound() throws Exception {
        Announced scene = announced();
        Round round = strike(scene.round());
        Statement statement = rounds.statement(round.plan(), round.number()).orElseThrow();

        JsonNode receipt = receipt(scene.payer(), round);

        Node root = climb(climb(leaf(receipt), receipt.path("inFolio")), receipt.path("inRound"));
        byte[] stored =
                jdbc.sql(PROOF)
                        .param("plan", round.plan())
                        .param("round", round.number())
                        .query(byte[].class)
                        .single();
        assertThat(root.hash()).isEqualTo(stored);
        assertThat(HexFormat.of().formatHex(root.hash()))
                .isEqualTo(receipt.path("root").path("hash").asString());
        assertPublished(HexFormat.of().formatHex(root.hash()), scene);
        assertThat(root.sum()).isEqualTo(statement.charged().minor());
        assertThat(root.count()).isEqualTo(statement.members());
    }

    /// Everybody reads the same root on the statement, without signing in.
    private void assertPublished(String root, Announced scene) {
        assertThat(browser().get(scene.path()).body()).contains(root);
        String api = "/api/v1/rounds/%s/%s".formatted(PLAN, scene.round().noticeOn());
        JsonNode statement = JSON.readTree(browser().get(api).body());
        assertThat(statement.path("root").path("hash").asString()).isEqualTo(root);
        assertThat(statement.path("root").path("sumMinor"))
                .isEqualTo(statement.path("figures").path("chargedMinor"));
        assertThat(signedIn(scene.payer().account()).get(life(scene.payer())).body())
                .contains(life(scene.payer()) + "/" + scene.round().noticeOn() + "/receipt");
    }

    @Test
    void theReceiptIsToldInWordsAndTheFileIsThere() {
        Announced scene = announced();
        Round round = strike(scene.round());
        Statement statement = rounds.statement(round.plan(), round.number()).orElseThrow();
        String page = life(scene.payer()) + "/" + round.noticeOn() + "/receipt";
        String api = "/api/v1/enrolments/" + scene.payer().enrolment() + "/receipts/";
        Browser payer = signedIn(scene.payer().account());

        String told = payer.get(page).body();

        String root = receipt(scene.payer(), round).path("root").path("hash").asString();
        assertThat(told)
                .contains("href=\"" + api + round.noticeOn() + "\" download=")
                .contains("proves that your share of this round is counted", root, scene.path())
                .contains("<dd>" + Formats.count(statement.members()) + "</dd>");
        assertThat(payer.get(page + "?lang=zh").body()).contains("凭证证明", "下载凭证");
    }

    /// Who is no programmer reads what it does not prove before he is given the file; what is for
    /// programmers is folded.
    @Test
    void thePageSaysWhatTheReceiptDoesNotProveBeforeTheFileAndFoldsTheTechnicalPart() {
        Announced scene = announced();
        Round round = strike(scene.round());
        String page = life(scene.payer()) + "/" + round.noticeOn() + "/receipt";

        String told = signedIn(scene.payer().account()).get(page).body();

        assertThat(told)
                .containsSubsequence(
                        "proves that your share",
                        "Alone it proves nothing",
                        "does not prove that the cases of the round are true",
                        "It is published nowhere outside this platform",
                        "download=",
                        "<details class=\"more digest\">",
                        "For those who check by program",
                        "SHA-256",
                        "</details>")
                .doesNotContain("without trusting", "<details open");
        assertThat(told.indexOf("SHA-256")).isGreaterThan(told.indexOf("<details class=\"more"));
    }

    @Test
    void theFileSaysOfWhichPlanAndDayItIs() {
        Announced scene = announced();
        Round round = strike(scene.round());

        JsonNode receipt = receipt(scene.payer(), round);

        assertThat(receipt.path("planCode").asString()).isEqualTo(PLAN);
        assertThat(receipt.path("planName").asString()).isNotBlank();
        assertThat(receipt.path("noticeOn").asString()).isEqualTo(round.noticeOn().toString());
    }

    @Test
    void whoSkipsARoundReadsThatItDidNotCountHimAndNobodyReadsThatOfAnother() {
        Announced scene = announced();
        Round round = strike(scene.round());
        Browser claimant = signedIn(scene.claimant().account());

        String skipped =
                claimant.get(life(scene.claimant()) + "/" + round.noticeOn() + "/receipt").body();
        var stranger = claimant.get(life(scene.payer()) + "/" + round.noticeOn() + "/receipt");

        assertThat(skipped).contains("did not count the membership").doesNotContain("download=");
        assertThat(stranger.statusCode()).isEqualTo(404);
    }

    private static String life(Member member) {
        return "/me/memberships/" + member.enrolment() + "/rounds";
    }

    /// As a migration packed those of the rounds that were proven before it.
    @Test
    void theRootsBesideTheProofAreThoseOfTheFoliosInTheirOrder() {
        Announced scene = announced();
        Round round = strike(scene.round());

        boolean isSame =
                jdbc.sql(ROOTS_ARE_SAME)
                        .param("plan", round.plan())
                        .param("round", round.number())
                        .query(Boolean.class)
                        .single();

        assertThat(isSame).isTrue();
    }

    @Test
    void whoSkipsARoundHasNoReceiptAndNobodyGetsThatOfAnother() {
        Announced scene = announced();
        Round round = strike(scene.round());
        String path = "/api/v1/enrolments/%d/receipts/%s";

        var skipped =
                signedIn(scene.claimant().account())
                        .get(path.formatted(scene.claimant().enrolment(), round.noticeOn()));
        var stranger =
                signedIn(scene.claimant().account())
                        .get(path.formatted(scene.payer().enrolment(), round.noticeOn()));

        assertThat(skipped.statusCode()).isEqualTo(422);
        assertThat(skipped.body()).contains("did not count the membership");
        assertThat(stranger.statusCode()).isEqualTo(404);
    }

    private JsonNode receipt(Member member, Round round) {
        String path = "/api/v1/enrolments/" + member.enrolment() + "/receipts/" + round.noticeOn();
        var answer = signedIn(member.account()).get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Node leaf(JsonNode receipt) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(74).put((byte) 0).put((byte) 1);
        for (String number : List.of("plan", "round", "enrolment", "band", "chargeMinor")) {
            bytes.putLong(receipt.path(number).asLong());
        }
        bytes.put(HexFormat.of().parseHex(receipt.path("nonce").asString()));
        return new Node(sha256(bytes), receipt.path("chargeMinor").asLong(), 1);
    }

    /// The definition of RFC 6962 from the top: a leaf lies left or right of the largest power of
    /// two.
    private static Node climb(Node leaf, JsonNode path) throws Exception {
        List<Boolean> leftFirst = new ArrayList<>();
        long index = path.path("index").asLong();
        long size = path.path("size").asLong();
        while (size > 1) {
            long split = Long.highestOneBit(size - 1);
            boolean isLeft = index < split;
            leftFirst.addFirst(isLeft);
            index = isLeft ? index : index - split;
            size = isLeft ? split : size - split;
        }
        Node node = leaf;
        JsonNode neighbours = path.path("neighbours");
        assertThat(neighbours.size()).isEqualTo(leftFirst.size());
        for (int i = 0; i < neighbours.size(); i++) {
            Node other =
                    new Node(
                            HexFormat.of().parseHex(neighbours.get(i).path("hash").asString()),
                            neighbours.get(i).path("sumMinor").asLong(),
                            neighbours.get(i).path("count").asLong());
            node = leftFirst.get(i) ? over(node, other) : over(other, node);
        }
        return node;
    }

    private static Node over(Node left, Node right) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(97).put((byte) 1);
        left.write(bytes);
        right.write(bytes);
        return new Node(sha256(bytes), left.sum() + right.sum(), left.count() + right.count());
    }

    private static byte[] sha256(ByteBuffer bytes) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes.flip());
        return digest.digest();
    }
}
