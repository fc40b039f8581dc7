package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ProblemsIT {
    private final int port;
    private final Browser browser;

    ProblemsIT(@LocalServerPort int port) {
        this.port = port;
        this.browser = new Browser(port, "de, en;q=0.8, zh;q=0.5");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void speaksThePersonsLanguageAndBeforeThatTheBrowsers() {
        var chinese = new Browser(port, "zh-CN,zh;q=0.9").get("/api/me").json();
        var english = new Browser(port, "de, en;q=0.8").get("/api/me").json();
        assertThat(chinese.path("title").asString()).isEqualTo("需要登录");
        assertThat(english.path("title").asString()).isEqualTo("Sign-in needed");
        browser.send("PATCH", "/api/me", Map.of("locale", "zh"));
        assertThat(browser.get("/api/nothing").json().path("title").asString()).isEqualTo("未找到");
    }

    @Test
    void hasTheAgreedForm() {
        var body = browser.get("/api/nothing").json();
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "title", "status", "detail", "code", "params", "findings", "trace");
        assertThat(body.path("type").asString()).isEqualTo("/problems/api.absent");
        assertThat(body.path("status").asInt()).isEqualTo(404);
    }

    @Test
    void tellsWhereABodyBreaks() {
        Answer answer = browser.send("PATCH", "/api/me", "{\"locale\": \"zh\",\n \"theme\": nope}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("request.unreadable");
        assertThat(answer.json().at("/params/line").asInt()).isEqualTo(2);
        assertThat(
                        browser.send("PATCH", "/api/me", "{\"locale\": [1]}")
                                .json()
                                .at("/findings/0/field")
                                .asString())
                .isEqualTo("locale");
        assertThat(browser.send("PATCH", "/api/me", "").code()).isEqualTo("request.empty");
    }

    @Test
    void namesMissingFields() {
        Answer answer = browser.send("POST", "/api/session", "{\"login\": \"admin\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/findings/0/field").asString()).isEqualTo("password");
        assertThat(answer.json().at("/findings/0/code").asString()).isEqualTo("request.required");
    }

    @Test
    void saysWhatIsAllowedInstead() {
        Answer method = browser.send("PUT", "/api/me", "{}");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.code()).isEqualTo("api.method");
        assertThat(method.header("Allow")).contains("PATCH");

        var form =
                browser.request("/api/me")
                        .method("PATCH", BodyPublishers.ofString("locale=zh"))
                        .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                        .header("Content-Type", "text/csv");
        assertThat(browser.send(form).code()).isEqualTo("api.media");
    }

    @Test
    void keepsTheContainerFromTalking() throws IOException {
        assertThat(raw("GET /api/%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("<html", "Exception", "Tomcat");
        assertThat(raw("GET /a|b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("<html", "Exception", "Tomcat");
        assertThat(raw("GET //api/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("request.malformed");
        assertThat(raw("nonsense\r\n\r\n")).doesNotContain("<html", "Exception", "Tomcat");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
