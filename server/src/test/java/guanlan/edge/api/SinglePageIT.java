package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class SinglePageIT {
    private final Browser browser;

    SinglePageIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/setup?token=abc", "/records/account/0198f", "/index.html"})
    void answersEveryPageAddressWithThePage(String path) {
        Answer page = browser.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body()).contains("page for tests");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void asksAgainByContentNotByDate() {
        Answer page = browser.get("/");
        assertThat(page.header("Last-Modified")).isEmpty();
        var again = browser.request("/").header("If-None-Match", page.header("ETag"));
        assertThat(browser.send(again).status()).isEqualTo(304);
    }

    @Test
    void keepsHashedFilesForEver() {
        Answer file = browser.get("/assets/page-1a2b3c.js");
        assertThat(file.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(file.header("Content-Type")).startsWith("text/javascript");
        Answer absent = browser.get("/assets/page-gone.js");
        assertThat(absent.status()).isEqualTo(404);
        assertThat(absent.code()).isEqualTo("api.absent");
    }

    @Test
    void sendsTheHeadersThatProtectAPage() {
        Answer page = browser.get("/");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'", "frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Permissions-Policy")).contains("camera=()");
        assertThat(page.header("Strict-Transport-Security")).isEmpty();
        assertThat(browser.cookie("XSRF-TOKEN")).isPresent();
    }

    @Test
    void leavesNoOtherDoorOpen() {
        assertThat(browser.get("/actuator/env").status()).isEqualTo(401);
        assertThat(browser.get("/api/openapi.json").status()).isEqualTo(401);
        assertThat(browser.get("/api/metrics").status()).isEqualTo(401);
        assertThat(browser.get("/api/health").json().path("status").asString()).isEqualTo("up");
    }
}
