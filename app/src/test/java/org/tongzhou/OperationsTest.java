package org.tongzhou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What operators rely on: health, metrics, and a log without personal data.
@ExtendWith(OutputCaptureExtension.class)
class OperationsTest extends PlatformTest {

    @Autowired private DataSource database;

    @Test
    void aPhoneNumberNeverReachesTheLog(CapturedOutput log) {
        String digits = "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        Browser browser = browser();
        browser.get("/sign-up");

        var asked =
                browser.post(
                        "/sign-up",
                        Map.of(
                                "contact", "138" + digits,
                                "password", "boat and river 7",
                                "understood", "true"));
        browser.post("/sign-in", Map.of("contact", "138" + digits, "password", "wrong"));

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(log.getAll()).doesNotContain(digits).doesNotContain("boat and river");
    }

    @Test
    void nobodyButThisMachineReachesTheServerUnlessAskedFor() {
        URI elsewhere = URI.create(address().replace("127.0.0.1", "127.0.0.2"));

        assertThatThrownBy(() -> connect(elsewhere)).isInstanceOf(IOException.class);
    }

    /// Another address of this machine; a server that listens to the network answers there too.
    private static void connect(URI address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 2_000);
        }
    }

    @Test
    void everydayWorkCannotTakeTheOwnersRights() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("reset role");

            assertThatThrownBy(() -> statement.execute("delete from books.entry"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("set role postgres"))
                    .hasMessageContaining("permission denied");

            statement.execute("set role tongzhou_app");
        }
    }

    @Test
    void healthNamesItsPartsAndNoNumbers() {
        String health = browser().get("/actuator/health").body();

        assertThat(health)
                .contains("\"status\":\"UP\"", "\"db\"", "\"diskSpace\"")
                .doesNotContain("details", "free", "PostgreSQL");
    }

    @Test
    void metricsAreForTheMachineItself() {
        assertThat(browser().get("/actuator/prometheus").body()).contains("hikaricp_connections");
        var stranger = browser().from("203.0.113.5").get("/actuator/prometheus");
        assertThat(stranger.statusCode()).isNotEqualTo(200);
    }

    @Test
    void nobodyInAPrivateNetworkPassesForThisMachine() {
        var liar = browser().from("127.0.0.1, 10.0.0.5").get("/actuator/prometheus");

        assertThat(liar.statusCode()).isNotEqualTo(200);
    }
}
