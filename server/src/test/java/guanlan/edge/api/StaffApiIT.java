package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.edge.api.Newcomers.Newcomer;
import guanlan.testkit.Postgres;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class StaffApiIT {
    private final Browser administrator;
    private final Browser visitor;
    private final Newcomers newcomers;
    private final JdbcClient jdbc;

    StaffApiIT(@LocalServerPort int port, JdbcClient jdbc) {
        this.administrator = new Browser(port, "en");
        this.visitor = new Browser(port, "en");
        this.newcomers = new Newcomers(administrator, port);
        this.jdbc = jdbc;
        visitor.get("/");
    }

    @BeforeEach
    void signIn() {
        administrator.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void invitesAPersonWhoGivesHimselfAPassword() {
        String login = "guest-" + System.nanoTime();
        Answer invited = newcomers.invite(login, "member");
        assertThat(invited.status()).isEqualTo(201);
        String token = Newcomers.token(invited);
        assertThat(
                        jdbc.sql("select encode(token_hash, 'hex') from system.entry_link")
                                .query(String.class)
                                .list())
                .isNotEmpty()
                .doesNotContain(token);
        assertThat(member(invited.json().path("user").asString()).path("invited").asBoolean())
                .isTrue();

        Answer view = visitor.send("POST", "/api/links/view", Map.of("token", token));
        assertThat(view.json().path("login").asString()).isEqualTo(login);
        assertThat(use(token, "short").json().at("/findings/0/code").asString())
                .isEqualTo("password.short");
        assertThat(use(token, login + " and more").json().at("/findings/0/code").asString())
                .isEqualTo("password.login");
        Answer in = use(token, Newcomers.PASSWORD);
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().at("/user/login").asString()).isEqualTo(login);
        assertThat(
                        administrator
                                .get("/api/records/user/" + invited.json().path("user").asString())
                                .json()
                                .path("name")
                                .asString())
                .isEqualTo("Guest");

        Answer again = use(token, "another one entirely");
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.code()).isEqualTo("link.refused");
    }

    @Test
    void refusesLinksThatAreTooOldReplacedOrInvented() {
        Answer invited = newcomers.invite("old-" + System.nanoTime(), "member");
        String first = Newcomers.token(invited);
        String link = "/api/people/" + invited.json().path("user").asString() + "/link";
        String second = Newcomers.token(administrator.send("POST", link, ""));
        assertThat(use(first, Newcomers.PASSWORD).status()).isEqualTo(410);
        jdbc.sql("update system.entry_link set expires_at = now() - interval '1 second'").update();
        assertThat(use(second, Newcomers.PASSWORD).status()).isEqualTo(410);
        assertThat(visitor.send("POST", "/api/links/view", Map.of("token", second)).status())
                .isEqualTo(410);
        assertThat(use("x".repeat(43), Newcomers.PASSWORD).status()).isEqualTo(410);
    }

    @Test
    void endsWhatWasOpenWhenALostPasswordIsReplaced() {
        Newcomer lin = newcomers.member();
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(200);
        String token =
                Newcomers.token(
                        administrator.send("POST", "/api/people/" + lin.user() + "/link", ""));
        assertThat(lin.signIn().status()).isEqualTo(200);
        assertThat(use(token, Newcomers.PASSWORD).json().at("/findings/0/code").asString())
                .isEqualTo("password.used");
        assertThat(use(token, "eight lanterns at sea").status()).isEqualTo(200);
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(401);
        assertThat(lin.signIn().code()).isEqualTo("session.refused");
        assertThat(lin.browser().signIn(lin.login(), "eight lanterns at sea").status())
                .isEqualTo(200);
    }

    @Test
    void asksForANewPasswordWhenAnAdministratorWantsOne() {
        Newcomer lin = newcomers.member();
        change(lin.user(), Map.of("mustChangePassword", true), 204);
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(401);
        assertThat(lin.signIn().json().path("needs").asString()).isEqualTo("password");
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(401);
        assertThat(fresh(lin, Newcomers.PASSWORD).json().at("/findings/0/code").asString())
                .isEqualTo("password.used");
        assertThat(fresh(lin, "guanlan 观澜 at night").json().at("/findings/0/code").asString())
                .isEqualTo("password.company");
        assertThat(fresh(lin, "nine lanterns at sea").status()).isEqualTo(200);
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(200);
        assertThat(lin.browser().signIn(lin.login(), "nine lanterns at sea").status())
                .isEqualTo(200);
    }

    @Test
    void remembersTheLastFivePasswords() {
        Newcomer lin = newcomers.member();
        String present = Newcomers.PASSWORD;
        for (int n = 1; n <= 5; n++) {
            String fresh = "lantern number " + n + " of many";
            assertThat(password(lin, present, fresh).status()).isEqualTo(204);
            present = fresh;
            if (n == 4) {
                assertThat(password(lin, present, Newcomers.PASSWORD).status()).isEqualTo(422);
            }
        }
        assertThat(password(lin, present, Newcomers.PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void listsPeopleForAdministratorsOnly() {
        Newcomer lin = newcomers.member();
        assertThat(lin.browser().get("/api/people").code()).isEqualTo("access.refused");
        assertThat(lin.browser().get("/api/security").status()).isEqualTo(403);
        assertThat(visitor.get("/api/people").status()).isEqualTo(401);
        var member = member(lin.user().toString());
        assertThat(member.path("login").asString()).isEqualTo(lin.login());
        assertThat(member.path("seenAt").asString()).isNotEmpty();
        assertThat(administrator.get("/api/people").response().body())
                .doesNotContain("argon2", "hash");
    }

    @Test
    void keepsOneAdministratorWhateverHappens() {
        UUID me = UUID.fromString(administrator.me());
        change(me, Map.of("active", false), 409);
        change(me, Map.of("role", "member"), 409);
        assertThat(administrator.get("/api/people").status()).isEqualTo(200);
        Newcomer second = newcomers.come("administrator");
        change(me, Map.of("role", "member"), 204);
        assertThat(administrator.get("/api/people").status()).isEqualTo(403);
        assertThat(
                        second.browser()
                                .send("PATCH", "/api/people/" + me, Map.of("role", "administrator"))
                                .status())
                .isEqualTo(204);
        change(second.user(), Map.of("active", false), 204);
    }

    @Test
    void tellsTheRecordOfAPersonWhetherHeIsActive() {
        Newcomer lin = newcomers.member();
        change(lin.user(), Map.of("active", false), 204);
        String path = "/api/records/user/" + lin.user();
        assertThat(administrator.get(path).json().path("active").asBoolean()).isFalse();
        assertThat(administrator.send("POST", "/api/people/" + lin.user() + "/link", "").code())
                .isEqualTo("person.deactivated");
        change(lin.user(), Map.of("active", true), 204);
        assertThat(administrator.get(path).json().path("active").asBoolean()).isTrue();
        assertThat(lin.signIn().status()).isEqualTo(200);
    }

    @Test
    void signsPeopleOutFromAfar() {
        Newcomer lin = newcomers.member();
        assertThat(
                        administrator
                                .send("DELETE", "/api/people/" + lin.user() + "/sessions", "")
                                .status())
                .isEqualTo(204);
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void notesInTheTrailWhatHappensToDoors() {
        Newcomer lin = newcomers.member();
        lin.browser().signIn(lin.login(), "not the password");
        lin.browser().send("DELETE", "/api/me/sessions", "");
        lin.browser().send("POST", "/api/me/keys", Map.of("name", "x"));
        change(lin.user(), Map.of("role", "administrator"), 204);
        change(lin.user(), Map.of("role", "member"), 204);
        lin.browser().send("DELETE", "/api/session", "");
        assertThat(
                        jdbc.sql(
                                        "select kind || ' ' || coalesce(facts::jsonb ->> 'act', '') from t_main.audit_entry where record = ? or actor = ? order by at, id")
                                .param(lin.user())
                                .param(lin.user())
                                .query(String.class)
                                .list())
                .containsExactly(
                        "person invited",
                        "password set by link",
                        "sign_in password",
                        "sign_in_refused password",
                        "session_ended others",
                        "api_key made",
                        "permission role",
                        "permission role",
                        "sign_out ");
        assertThat(
                        jdbc.sql("select audit_entry::text from t_main.audit_entry")
                                .query(String.class)
                                .list())
                .noneMatch(entry -> entry.contains(lin.login()) || entry.contains("lanterns"));
    }

    @Test
    void refusesALoginThatIsTakenAndARoleThatIsNone() {
        assertThat(newcomers.invite(" ADMIN", "member").json().at("/findings/0/code").asString())
                .isEqualTo("login.taken");
        assertThat(
                        newcomers
                                .invite("somebody-else", "king")
                                .json()
                                .at("/findings/0/field")
                                .asString())
                .isEqualTo("role");
        change(UUID.randomUUID(), Map.of("active", false), 404);
    }

    private JsonNode member(String user) {
        return administrator
                .get("/api/people")
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("user").asString().equals(user))
                .findFirst()
                .orElseThrow();
    }

    private Answer use(String token, String password) {
        return visitor.send("POST", "/api/links/use", Map.of("token", token, "password", password));
    }

    private static Answer fresh(Newcomer person, String password) {
        return person.browser().send("POST", "/api/session/password", Map.of("password", password));
    }

    private static Answer password(Newcomer person, String current, String fresh) {
        return person.browser()
                .send("POST", "/api/me/password", Map.of("current", current, "fresh", fresh));
    }

    private void change(UUID user, Map<String, ?> change, int status) {
        assertThat(administrator.send("PATCH", "/api/people/" + user, change).status())
                .isEqualTo(status);
    }
}
