package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Home;
import guanlan.platform.identity.PersonJoined;
import guanlan.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Import(SetupIT.People.class)
@DirtiesContext
class SetupIT {
    private final Browser browser;
    private final Home home;
    private final JdbcClient jdbc;
    private final People people;

    SetupIT(@LocalServerPort int port, Home home, JdbcClient jdbc, People people) {
        this.browser = new Browser(port, "en");
        this.home = home;
        this.jdbc = jdbc;
        this.people = people;
        browser.get("/");
    }

    /** Stands in for whoever keeps people's records. */
    @TestConfiguration
    static class People {
        final List<PersonJoined> joined = new ArrayList<>();
        boolean broken;

        @EventListener
        void join(PersonJoined person) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
            assertThat(Caller.current().tenant()).isEqualTo("main");
            if (broken) {
                throw new IllegalStateException("the record cannot be written");
            }
            joined.add(person);
        }
    }

    @Test
    void admitsTheFirstAdministratorOnceAndByTheLinkOnly() throws IOException {
        assertThat(browser.get("/api/setup").json().path("needed").asBoolean()).isTrue();
        var link = home.file("setup-link");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(link)))
                .isEqualTo("rw-------");
        String path = Files.readString(link).strip();
        assertThat(path).matches("/setup\\?token=[\\w-]{43}");
        String token = path.substring(path.indexOf('=') + 1);

        Answer guessed = post(form("x".repeat(43)));
        assertThat(guessed.status()).isEqualTo(403);
        assertThat(guessed.code()).isEqualTo("setup.refused");

        var weak = form(token);
        weak.put("password", "1234567890");
        weak.put("company", " ");
        Answer refused = post(weak);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("findings").findValuesAsString("code"))
                .containsExactlyInAnyOrder("identity.required", "password.common");

        people.broken = true;
        assertThat(post(form(token)).status()).isEqualTo(500);
        assertThat(credentials()).isZero();
        people.broken = false;

        Answer me = post(form(token));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().at("/company/name").asString()).isEqualTo("百川科技");
        assertThat(browser.get("/api/me").json()).isEqualTo(me.json());
        assertThat(people.joined).hasSize(1);
        assertThat(people.joined.getFirst().user().toString())
                .isEqualTo(me.json().at("/user/id").asString());
        assertThat(link).doesNotExist();

        assertThat(browser.get("/api/setup").json().path("needed").asBoolean()).isFalse();
        Answer again = post(form(token));
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.code()).isEqualTo("setup.done");
        assertThat(credentials()).isOne();
    }

    private Answer post(Map<String, ?> form) {
        return browser.send("POST", "/api/setup", form);
    }

    private static Map<String, String> form(String token) {
        return new HashMap<>(
                Map.of(
                        "token", token,
                        "name", "林",
                        "login", "lin",
                        "password", "correct horse battery",
                        "company", "百川科技",
                        "locale", "zh"));
    }

    private long credentials() {
        return jdbc.sql("select count(*) from system.credential").query(Long.class).single();
    }
}
