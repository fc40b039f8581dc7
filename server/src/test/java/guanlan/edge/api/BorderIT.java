package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.edge.api.Newcomers.Newcomer;
import guanlan.testkit.Postgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** With which headers and cookies answers leave, and what comes of forged ones. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class BorderIT {
    private final Browser browser;
    private final Newcomers newcomers;
    private final JdbcClient jdbc;

    BorderIT(@LocalServerPort int port, JdbcClient jdbc) {
        this.browser = new Browser(port, "en");
        this.newcomers = new Newcomers(browser, port);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void signIn() {
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void everyAnswerCarriesTheRulesForBrowsers() {
        for (String path : List.of("/", "/api/me", "/api/nosuch", "/o/account", "/api/health")) {
            Answer answer = browser.get(path);
            String content = answer.header("Content-Security-Policy");
            assertThat(content)
                    .contains(
                            "default-src 'self'",
                            "script-src 'self'",
                            "frame-ancestors 'none'",
                            "object-src 'none'",
                            "base-uri 'self'",
                            "form-action 'self'");
            assertThat(content).doesNotContain("unsafe-eval", "script-src 'self' 'unsafe", "*");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Permissions-Policy")).contains("camera=()", "geolocation=()");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Strict-Transport-Security")).isEmpty();
            assertThat(answer.header("Server")).isEmpty();
        }
    }

    @Test
    void overHttpsTheCookiesBelongToThisHostAlone() {
        Answer page = secure("GET", "/api/session", "", "");
        assertThat(page.header("Strict-Transport-Security"))
                .startsWith("max-age=31536000")
                .doesNotContain("includeSubDomains");
        String token = browser.cookie("__Host-XSRF-TOKEN").orElseThrow();
        String entry = "{\"login\":\"admin\",\"password\":\"%s\"}".formatted(SessionIT.PASSWORD);
        Answer in = secure("POST", "/api/session", entry, token);
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.response().headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith("__Host-GUANLAN_SESSION=")
                                        .contains("; Secure", "HttpOnly", "Path=/")
                                        .doesNotContain("Domain"));

        String good = browser.cookie("__Host-GUANLAN_SESSION").orElseThrow();
        browser.forget();
        browser.plant("GUANLAN_SESSION", good);
        assertThat(secure("GET", "/api/me", "", "").status()).isEqualTo(401);
    }

    @Test
    void refusesAPostWhoseTokenIsAnothers() {
        String body = "{\"name\":\"伪造有限公司\"}";
        for (String token : new String[] {"", "guessed", "x".repeat(36)}) {
            var request =
                    browser.request("/api/records/account")
                            .POST(BodyPublishers.ofString(body))
                            .header("Content-Type", "application/json");
            if (!token.isEmpty()) {
                request.header("X-XSRF-TOKEN", token);
            }
            Answer forged = browser.send(request);
            assertThat(forged.status()).isEqualTo(403);
            assertThat(forged.code()).isEqualTo("request.forged");
        }
        Answer form =
                browser.send(
                        browser.request(
                                        "/api/session?_csrf="
                                                + browser.cookie("XSRF-TOKEN").orElseThrow())
                                .DELETE());
        assertThat(form.code()).isEqualTo("request.forged");
    }

    @Test
    void anAddressThatWasMadeUpIsNotKept() {
        Newcomer lin = newcomers.member();
        lin.browser().get("/");
        Answer in =
                lin.browser()
                        .send(
                                lin.browser()
                                        .request("/api/session")
                                        .POST(
                                                BodyPublishers.ofString(
                                                        "{\"login\":\"%s\",\"password\":\"%s\"}"
                                                                .formatted(
                                                                        lin.login(),
                                                                        Newcomers.PASSWORD)))
                                        .header("Content-Type", "application/json")
                                        .header("X-Forwarded-For", "<script>alert(1)</script>")
                                        .header(
                                                "User-Agent",
                                                "Firefox <img src=x onerror=alert(1)>")
                                        .header(
                                                "X-XSRF-TOKEN",
                                                lin.browser().cookie("XSRF-TOKEN").orElseThrow()));
        assertThat(in.status()).isEqualTo(200);
        var session = lin.browser().get("/api/me/sessions").json().at("/items/0");
        assertThat(session.path("current").asBoolean()).isTrue();
        assertThat(session.path("address").asString()).isEmpty();
        assertThat(session.at("/device/browser").asString()).isEqualTo("Firefox");
        assertThat(session.toString()).doesNotContain("<");
    }

    @Test
    void noHeaderOfAnAnswerIsMadeOfTheRequest() {
        Answer answer =
                browser.send(
                        browser.request(
                                        "/api/records/account/%0d%0aSet-Cookie:%20evil=1?x=%0d%0aX-Evil:1")
                                .GET());
        assertThat(answer.response().headers().map().keySet())
                .noneMatch(name -> name.equalsIgnoreCase("X-Evil"));
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("evil"));
        assertThat(answer.status()).isBetween(400, 404);
    }

    @Test
    void tellsNothingOfItsInside() {
        for (String body : List.of("{", "[]", "{\"login\":{}}", "\u0000", "null")) {
            Answer answer = browser.send("POST", "/api/session", body);
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.response().body())
                    .doesNotContain("guanlan.", "java.", "Exception", "org.spring", "\tat ");
        }
        assertThat(browser.get("/actuator/env").status()).isIn(401, 403, 404);
    }

    @Test
    void signsOutOneOrAllOthersFromTheList() {
        Newcomer lin = newcomers.member();
        Browser here = lin.browser();
        var port = here.port();
        Browser second = new Browser(port, "en");
        Browser third = new Browser(port, "en");
        second.signIn(lin.login(), Newcomers.PASSWORD);
        third.signIn(lin.login(), Newcomers.PASSWORD);
        var items = here.get("/api/me/sessions").json().path("items");
        assertThat(items.size()).isEqualTo(3);
        String other =
                second.get("/api/me/sessions")
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(each -> each.path("current").asBoolean())
                        .map(each -> each.path("id").asString())
                        .findFirst()
                        .orElseThrow();
        assertThat(browser.send("DELETE", "/api/me/sessions/" + other, "").code())
                .isEqualTo("session.absent");
        assertThat(here.send("DELETE", "/api/me/sessions/" + other, "").status()).isEqualTo(204);
        assertThat(second.get("/api/me").status()).isEqualTo(401);
        assertThat(third.get("/api/me").status()).isEqualTo(200);
        assertThat(here.send("DELETE", "/api/me/sessions", "").status()).isEqualTo(204);
        assertThat(third.get("/api/me").status()).isEqualTo(401);
        assertThat(here.get("/api/me").status()).isEqualTo(200);
        assertThat(
                        jdbc.sql(
                                        "select count(*) from system.session s join system.credential c on c.id = s.credential_id where c.login = ?")
                                .param(lin.login())
                                .query(Long.class)
                                .single())
                .isOne();
    }

    private Answer secure(String method, String path, String body, String token) {
        var request =
                browser.request(path)
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-Proto", "https");
        if (!token.isEmpty()) {
            request.header("X-XSRF-TOKEN", token);
        }
        return browser.send(request);
    }
}
