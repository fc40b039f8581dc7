package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class SessionIT {
    static final String PASSWORD = "correct horse battery";

    private final Browser browser;
    private final Browser other;
    private final JdbcClient jdbc;

    SessionIT(@LocalServerPort int port, JdbcClient jdbc) {
        this.browser = new Browser(port, "en");
        this.other = new Browser(port, "en");
        this.jdbc = jdbc;
    }

    @Test
    void asksForASession() {
        Answer answer = browser.get("/api/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("session.required");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void letsInByLoginAndPasswordAndOutAgain() {
        Answer me = browser.signIn(" ADMIN ", PASSWORD);
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().at("/user/login").asString()).isEqualTo("admin");
        assertThat(me.json().at("/roles/0").asString()).isEqualTo("administrator");
        assertThat(browser.get("/api/me").json()).isEqualTo(me.json());

        String token = browser.cookie(SessionCookie.NAME).orElseThrow();
        assertThat(browser.send("DELETE", "/api/session", "").status()).isEqualTo(204);
        assertThat(browser.get("/api/me").status()).isEqualTo(401);
        browser.plant(SessionCookie.NAME, token);
        assertThat(browser.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void keepsTheCookieFromScriptsAndTheTokenOutOfTheDatabase() {
        Answer me = browser.signIn("admin", PASSWORD);
        assertThat(me.response().headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith(SessionCookie.NAME + "=")
                                        .contains("HttpOnly", "SameSite=Lax", "Path=/"));
        String token = browser.cookie(SessionCookie.NAME).orElseThrow();
        List<byte[]> stored =
                jdbc.sql("select token_hash from system.session").query(byte[].class).list();
        assertThat(stored)
                .isNotEmpty()
                .doesNotContain(token.getBytes(StandardCharsets.US_ASCII))
                .doesNotContain(Base64.getUrlDecoder().decode(token));
    }

    @Test
    void refusesWrongPasswordsAndUnknownLoginsAlike() {
        Answer wrong = browser.signIn("admin", "not the password");
        Answer unknown = browser.signIn("nobody-" + System.nanoTime(), "not the password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("session.refused");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.code()).isEqualTo("session.refused");
        browser.signIn("admin", PASSWORD);
    }

    @Test
    void delaysGuessesAndTellsHowLong() {
        String login = "guess-" + System.nanoTime();
        for (int n = 0; n < 5; n++) {
            assertThat(browser.signIn(login, "wrong wrong " + n).status()).isEqualTo(401);
        }
        Answer delayed = browser.signIn(login, "wrong again");
        assertThat(delayed.status()).isEqualTo(429);
        assertThat(delayed.code()).isEqualTo("session.delayed");
        assertThat(delayed.json().at("/params/seconds").asInt()).isBetween(1, 5);
        assertThat(delayed.header("Retry-After")).isNotEmpty();
    }

    @Test
    void refusesAPostWithoutTheTokenHeader() {
        browser.get("/");
        Answer answer =
                browser.send(
                        browser.request("/api/session")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"login\":\"a\",\"password\":\"b\"}"))
                                .header("Content-Type", "application/json"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("request.forged");
    }

    @Test
    void keepsTheTokenWhilePagesAskInParallel() {
        browser.signIn("admin", PASSWORD);
        var token = browser.cookie("XSRF-TOKEN");
        browser.get("/api/me");
        browser.get("/api/me");
        assertThat(browser.cookie("XSRF-TOKEN")).isEqualTo(token);
    }

    @Test
    void doesNotKeepASessionThatWasPlanted() {
        String planted = "planted-by-somebody-else";
        browser.plant(SessionCookie.NAME, planted);
        browser.signIn("admin", PASSWORD);
        assertThat(browser.cookie(SessionCookie.NAME)).isPresent().get().isNotEqualTo(planted);

        String before = browser.cookie(SessionCookie.NAME).orElseThrow();
        browser.signIn("admin", PASSWORD);
        other.plant(SessionCookie.NAME, before);
        assertThat(other.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void keepsWhatAPersonChoosesAtOnce() {
        browser.signIn("admin", PASSWORD);
        var choice = Map.of("locale", "zh", "theme", "dark", "timeZone", "Asia/Shanghai");
        assertThat(browser.send("PATCH", "/api/me", choice).status()).isEqualTo(200);
        var user = browser.get("/api/me").json().path("user");
        assertThat(user.path("theme").asString()).isEqualTo("dark");
        assertThat(user.path("timeZone").asString()).isEqualTo("Asia/Shanghai");
        assertThat(user.path("name").asString()).isEqualTo("管理员");
    }

    @Test
    void namesEveryFieldThatCannotBe() {
        browser.signIn("admin", PASSWORD);
        var choice = Map.of("locale", "fr", "theme", "pink", "timeZone", "Moon/Sea", "name", " ");
        Answer answer = browser.send("PATCH", "/api/me", choice);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("findings").findValuesAsString("field"))
                .containsExactlyInAnyOrder("locale", "theme", "timeZone", "name");
    }

    @Test
    void endsOtherSessionsWithThePassword() {
        browser.signIn("admin", PASSWORD);
        var lin = new Newcomers(browser, browser.port()).member();
        other.signIn(lin.login(), Newcomers.PASSWORD);
        String fresh = "another horse entirely";
        change(lin, "not this one", fresh, 422);
        change(lin, Newcomers.PASSWORD, "short", 422);
        change(lin, Newcomers.PASSWORD, fresh, 204);
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(200);
        assertThat(other.get("/api/me").status()).isEqualTo(401);
        assertThat(other.signIn(lin.login(), Newcomers.PASSWORD).code())
                .isEqualTo("session.refused");
        assertThat(other.signIn(lin.login(), fresh).status()).isEqualTo(200);
    }

    private static void change(
            Newcomers.Newcomer person, String current, String fresh, int status) {
        var entry = Map.of("current", current, "fresh", fresh);
        assertThat(person.browser().send("POST", "/api/me/password", entry).status())
                .isEqualTo(status);
    }
}
