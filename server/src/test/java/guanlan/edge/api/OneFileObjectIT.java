package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** A new standard object is one YAML file ({@code objects/vessel.yaml}) and nothing else. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class OneFileObjectIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Browser browser;

    OneFileObjectIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "en");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void isDescribedWrittenReadAndRemembered() {
        assertThat(browser.get("/api/objects/vessel").json().at("/label/zh").asString())
                .isEqualTo("船舶");
        String path = made(Map.of("name", "远洋之星", "imo", "9074729", "tonnage", "8,000"));

        browser.send("PATCH", path, Map.of("kind", "散货船"));

        assertThat(browser.get(path).json().path("kind").asString()).isEqualTo("bulk");
        assertThat(browser.get(path).json().path("tonnage").asInt()).isEqualTo(8000);
        JsonNode history = browser.get(path + "/history").json().path("items");
        assertThat(history.valueStream().map(entry -> entry.path("operation").asString()))
                .containsExactly("update", "create");
        assertThat(listed("where", "kind == \"bulk\" && tonnage > 7000.0")).containsExactly("远洋之星");
    }

    @Test
    void isFoundByPinyinAndNumber() {
        made(Map.of("name", "海上丝路", "imo", "9321483"));

        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            assertThat(listed("q", "hssl")).containsExactly("海上丝路");
                            assertThat(listed("q", "9321483")).containsExactly("海上丝路");
                        });
    }

    @Test
    void isImportedFromATable() {
        String table = "船名,IMO 编号,吨位,船型\n长江七号,9400001,5200,散货船\n坏行,9400002,很重,油轮\n";
        JsonNode told = upload(table);
        assertThat(told.at("/mapping/0").asString()).isEqualTo("name");
        String path = "/api/imports/" + told.path("id").asString();

        browser.send("POST", path + "/run", "");

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(browser.get(path).json().path("state").asString())
                                        .isEqualTo("finished"));
        assertThat(browser.get(path).json().at("/progress/rejected").asInt()).isEqualTo(1);
        assertThat(listed("where", "imo == \"9400001\"")).containsExactly("长江七号");
    }

    @Test
    void keepsItsRuleItsUniquenessAndItsOwner() {
        Answer light =
                browser.send(
                        "POST",
                        "/api/records/vessel",
                        Map.of("name", "轻油轮", "kind", "tanker", "tonnage", 900));
        assertThat(light.json().at("/findings/0/code").asString()).isEqualTo("value.rule");
        assertThat(light.json().at("/findings/0/field").asString()).isEqualTo("tonnage");

        JsonNode owner =
                browser.send("POST", "/api/records/account", Map.of("name", "远东航运")).json();
        String id = owner.path("id").asString();
        made(Map.of("name", "远东一号", "imo", "9500001", "owned_by", id));
        assertThat(
                        browser.send(
                                        "POST",
                                        "/api/records/vessel",
                                        Map.of("name", "冒名", "imo", "9500001"))
                                .json()
                                .at("/findings/0/code")
                                .asString())
                .isEqualTo("value.not_unique");
        assertThat(browser.send("DELETE", "/api/records/account/" + id, "").code())
                .isEqualTo("record.protected");
    }

    private String made(Map<String, ?> values) {
        Answer created = browser.send("POST", "/api/records/vessel", values);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        return "/api/records/vessel/" + created.json().path("id").asString();
    }

    private List<String> listed(String parameter, String value) {
        return browser.get(
                        "/api/records/vessel?"
                                + parameter
                                + "="
                                + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    private JsonNode upload(String table) {
        String border = "border";
        String body =
                "--%1$s\r\nContent-Disposition: form-data; name=\"object\"\r\n\r\nvessel\r\n"
                                .formatted(border)
                        + "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"vessels.csv\"\r\n\r\n%2$s\r\n--%1$s--\r\n"
                                .formatted(border, table);
        var request =
                browser.request("/api/imports")
                        .header("Content-Type", "multipart/form-data; boundary=" + border)
                        .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                        .POST(BodyPublishers.ofString(body));
        return browser.send(request).json();
    }
}
