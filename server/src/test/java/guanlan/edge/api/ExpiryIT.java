package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * What was given until a moment ends with it, though nobody does anything and rights are cached.
 */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ExpiryIT {
    private static final Duration SHORT = Duration.ofSeconds(6);
    private static final int LOOKS = 300;

    private final Browser admin;
    private final People people;
    private final int port;
    private Browser lin;
    private String person = "";
    private String account = "";

    ExpiryIT(@LocalServerPort int port, JdbcClient jdbc) {
        this.port = port;
        this.admin = new Browser(port, "en");
        this.lin = new Browser(port, "en");
        this.people = new People(jdbc, admin);
        admin.signIn("admin", SessionIT.PASSWORD);
    }

    @BeforeEach
    void linSeesHerOwnOnly() {
        lin = people.member(port, "Lin");
        person = lin.me();
        account =
                admin.send(
                                "POST",
                                "/api/records/account",
                                Map.of("name", "期限" + AccessApiIT.mark()))
                        .id();
        var own = Map.of("rights", List.of("see"), "see", "own");
        people.mayMembers(Map.of("account", own));
    }

    @AfterEach
    void everybodyMayAsBefore() {
        people.mayMembersAsShipped();
    }

    @Test
    void aGrantEndsByItself() throws InterruptedException {
        given("/api/grants", Map.of("role", "finance"));
        ends();
    }

    @Test
    void aGrantBeginsByItself() throws InterruptedException {
        Map<String, Object> later = new HashMap<>(Map.of("role", "finance"));
        later.put("from", Instant.now().plus(SHORT).toString());
        later.put("to", Map.of("kind", "person", "id", person));
        admin.send("POST", "/api/grants", later).id();
        assertThat(seen()).isEqualTo(404);
        until(200);
    }

    @Test
    void aShareEndsByItself() throws InterruptedException {
        given("/api/records/account/" + account + "/shares", Map.of("level", "read"));
        ends();
    }

    @Test
    void aRuleEndsByItself() throws InterruptedException {
        given(
                "/api/sharing-rules",
                Map.of("object", "account", "where", "!empty(name)", "level", "read"));
        ends();
    }

    private void given(String path, Map<String, ?> what) {
        Map<String, Object> body = new HashMap<>(what);
        body.put("to", Map.of("kind", "person", "id", person));
        body.put("until", Instant.now().plus(SHORT).toString());
        admin.send("POST", path, body).id();
    }

    private void ends() throws InterruptedException {
        assertThat(seen()).isEqualTo(200);
        until(404);
    }

    private void until(int status) throws InterruptedException {
        for (int look = 0; look < LOOKS && seen() != status; look++) {
            Thread.sleep(50);
        }
        assertThat(seen()).isEqualTo(status);
    }

    private int seen() {
        return lin.get("/api/records/account/" + account).status();
    }
}
