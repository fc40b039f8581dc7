package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/**
 * Any word may name an object or a field; what cannot is refused in words. Many of them work too.
 */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ObjectNamesIT {
    private static final Map<String, ?> TEXT = Map.of("type", "text", "label", "备注二");

    private final Browser browser;

    ObjectNamesIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "en");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "order",
                "table",
                "in",
                "true",
                "null",
                "import",
                "size",
                "group",
                "user",
                "xmin",
                "ctid",
                "a23456789_123456789_123456789_123456789_123456789_123456789_123"
            })
    void aFieldMayBeCalledByAnyWord(String name) {
        post("/api/objects", Map.of("name", "words", "label", "词"));
        Answer added =
                post(
                        "/api/objects/words/fields",
                        Map.of("name", name, "type", "text", "indexed", true));
        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        String record = made("words", Map.of("name", name, name, "值"));

        assertThat(browser.get(record).json().path(name).asString()).isEqualTo("值");
        JsonNode field = field("words", name);
        String word = field.path("criteria").asString(name);
        assertThat(names("/api/records/words", word + " == \"值\"")).containsExactly(name);
        assertThat(browser.get("/api/records/words?sort=-" + name).json().path("items").isEmpty())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select", "order", "change", "import", "pg_class", "in"})
    void anObjectMayBeCalledByAnyWord(String name) {
        Answer added = post("/api/objects", Map.of("name", name, "label", name));
        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        String record = made(name, Map.of("name", "一"));
        assertThat(browser.get(record).json().path("name").asString()).isEqualTo("一");
    }

    @Test
    void refusesNamesInWords() {
        assertThat(code(post("/api/objects", Map.of("name", "a".repeat(64), "label", "长"))))
                .isEqualTo("design.name_too_long");
        assertThat(code(post("/api/objects", Map.of("name", "预算", "label", "预算"))))
                .isEqualTo("design.name_unfit");
        assertThat(code(post("/api/objects", Map.of("name", "account", "label", "客户"))))
                .isEqualTo("design.name_taken");
        assertThat(code(post("/api/objects", Map.of("name", "changes", "label", "变更"))))
                .isEqualTo("design.name_reserved");
        assertThat(code(post("/api/objects", Map.of("icon", "box"))))
                .isEqualTo("design.name_missing");
        String fields = "/api/objects/account/fields";
        assertThat(code(post(fields, Map.of("name", "owner", "type", "text"))))
                .isEqualTo("design.name_reserved");
        assertThat(code(post(fields, Map.of("name", "city", "type", "text"))))
                .isEqualTo("design.name_taken");
        assertThat(code(post(fields, Map.of("name", "x1", "type", "colour"))))
                .isEqualTo("design.type_unknown");
        assertThat(code(post(fields, Map.of("name", "x1", "type", "reference"))))
                .isEqualTo("design.target_missing");
        assertThat(code(post(fields, Map.of("name", "x1", "type", "reference", "to", "nothing"))))
                .isEqualTo("field.unknown_target");
        assertThat(code(post(fields, Map.of("name", "x1", "type", "text", "requierd", true))))
                .isEqualTo("definition.unknown_option");
        assertThat(code(browser.send("DELETE", fields + "/name", ""))).isEqualTo("object.no_title");
        assertThat(code(browser.send("DELETE", "/api/objects/account", "")))
                .isEqualTo("design.in_use");
        assertThat(code(browser.send("DELETE", "/api/objects/user", ""))).isEqualTo("design.core");
        assertThat(code(browser.send("PATCH", fields + "/city", Map.of("type", "whole"))))
                .isEqualTo("design.standard_type");
        assertThat(browser.send("DELETE", fields + "/nothing", "").code())
                .isEqualTo("field.absent");
        assertThat(browser.send("PATCH", "/api/objects/nothing", TEXT).code())
                .isEqualTo("object.absent");
    }

    @Test
    void threeHundredFieldsWork() {
        var fields = new ArrayList<Map<String, ?>>();
        IntStream.range(0, 300)
                .forEach(
                        at ->
                                fields.add(
                                        Map.of(
                                                "name",
                                                "f" + at,
                                                "type",
                                                at % 2 == 0 ? "text" : "whole")));
        Answer added =
                post("/api/objects", Map.of("name", "wide", "label", "宽表", "fields", fields));
        assertThat(added.status()).as(added.response().body()).isEqualTo(201);

        String record = made("wide", Map.of("f0", "首", "f299", 299));
        assertThat(browser.get(record).json().path("f299").asInt()).isEqualTo(299);
        assertThat(
                        post("/api/objects/wide/fields", Map.of("name", "f300", "type", "date"))
                                .status())
                .isEqualTo(201);
    }

    @Test
    void twoHundredObjectsWork() {
        for (int at = 0; at < 200; at++) {
            Answer added = post("/api/objects", Map.of("name", "many_" + at, "label", "第" + at));
            assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        }
        assertThat(post("/api/records/many_199", Map.of("name", "末")).status()).isEqualTo(201);
        assertThat(browser.get("/api/objects").json().path("items").size()).isGreaterThan(200);
    }

    private String made(String object, Map<String, ?> values) {
        Answer created = post("/api/records/" + object, values);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        return "/api/records/" + object + "/" + created.json().path("id").asString();
    }

    private Answer post(String path, Map<String, ?> body) {
        return browser.send("POST", path, body);
    }

    /** The code of the first finding, else of the problem itself. */
    private static String code(Answer answer) {
        JsonNode finding = answer.json().at("/findings/0/code");
        return finding.isMissingNode() ? answer.code() : finding.asString();
    }

    private JsonNode field(String object, String name) {
        return browser.get("/api/objects/" + object)
                .json()
                .path("fields")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names(String records, String where) {
        return browser.get(records + "?where=" + URLEncoder.encode(where, StandardCharsets.UTF_8))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }
}
