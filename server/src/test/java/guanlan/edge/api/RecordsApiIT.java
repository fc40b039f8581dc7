package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class RecordsApiIT {
    private final Browser browser;

    RecordsApiIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "en");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void describesObjectsSoThatScreensCanBeMade() {
        JsonNode account = browser.get("/api/objects/account").json();

        assertThat(account.at("/label/zh").asString()).isEqualTo("客户");
        assertThat(account.at("/rights/import").asBoolean()).isTrue();
        assertThat(account.at("/list/columns/0").asString()).isEqualTo("name");
        assertThat(account.path("fields").valueStream().map(field -> field.path("name").asString()))
                .contains("name", "uscc", "owner", "updated_at");
        assertThat(
                        browser.get("/api/objects")
                                .json()
                                .path("items")
                                .valueStream()
                                .map(item -> item.path("name").asString()))
                .contains("account", "contact", "department", "user");
        assertThat(browser.get("/api/objects/nothing").code()).isEqualTo("object.absent");
    }

    @Test
    void createsReadsChangesDeletesAndRestores() {
        Answer created =
                browser.send(
                        "POST",
                        "/api/records/account",
                        Map.of("name", "华东机械", "revenue", "1.2万", "level", "a"));
        assertThat(created.status()).isEqualTo(201);
        String path = "/api/records/account/" + created.json().path("id").asString();

        JsonNode read = browser.get(path).json();
        assertThat(read.path("revenue").asDouble()).isEqualTo(12000.0);
        assertThat(read.at("/owner/title").asString()).isNotEmpty();
        assertThat(read.at("/_rights/edit").asBoolean()).isTrue();

        assertThat(browser.send("PATCH", path, Map.of("city", "上海")).json().path("version").asInt())
                .isEqualTo(2);
        assertThat(browser.send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(browser.get(path).json().path("deleted_at").isNull()).isFalse();
        assertThat(browser.send("POST", path + "/restore", "").json().path("deleted_at").isNull())
                .isTrue();

        JsonNode history = browser.get(path + "/history").json().path("items");
        assertThat(history.valueStream().map(entry -> entry.path("operation").asString()))
                .containsExactly("restore", "delete", "update", "create");
        assertThat(history.at("/2/fields/0/to").asString()).isEqualTo("上海");
        assertThat(history.at("/2/actor/title").asString()).isNotEmpty();
    }

    @Test
    void refusesByFieldInWords() {
        Answer refused = browser.send("POST", "/api/records/account", Map.of("revenue", "much"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("record.rejected");
        assertThat(
                        refused.json()
                                .path("findings")
                                .valueStream()
                                .map(finding -> finding.path("field").asString()))
                .containsExactlyInAnyOrder("revenue");
        assertThat(refused.json().at("/findings/0/message").asString()).contains("不是数字");
    }

    @Test
    void refusesWhatIsNotThereTheSameWayWhateverItIs() {
        String absent = "/api/records/account/00000000-0000-7000-8000-000000000000";
        assertThat(browser.get(absent).code()).isEqualTo("record.absent");
        assertThat(browser.get("/api/records/nothing").code()).isEqualTo("object.absent");
        assertThat(browser.get("/api/records/account?sort=nothing").code())
                .isEqualTo("field.absent");
        assertThat(browser.get("/api/records/account/not-an-id").status()).isEqualTo(400);
    }

    @Test
    void writesABatchWithAnOutcomeForEachRow() {
        var rows = List.of(Map.of("name", "甲"), Map.of("city", "上海"));

        JsonNode answer =
                browser.send(
                                "POST",
                                "/api/records/account/batch",
                                Map.of("operation", "create", "rows", rows))
                        .json();

        assertThat(answer.at("/outcomes/0/status").asString()).isEqualTo("created");
        assertThat(answer.at("/outcomes/1/status").asString()).isEqualTo("rejected");
        assertThat(answer.at("/outcomes/1/findings/0/field").asString()).isEqualTo("name");
        assertThat(answer.at("/counts/created").asInt()).isEqualTo(1);
    }

    @Test
    void listsWithOrderAndCursor() {
        browser.send(
                "POST",
                "/api/records/contact/batch",
                Map.of(
                        "operation",
                        "create",
                        "rows",
                        List.of(
                                Map.of("name", "王伟", "position", "翻页"),
                                Map.of("name", "安然", "position", "翻页"),
                                Map.of("name", "李娜", "position", "翻页"))));

        JsonNode first =
                browser.get(
                                "/api/records/contact?where="
                                        + encoded("position == \"翻页\"")
                                        + "&sort=name&limit=2&fields=name")
                        .json();
        JsonNode second =
                browser.get(
                                "/api/records/contact?where="
                                        + encoded("position == \"翻页\"")
                                        + "&sort=name&limit=2&after="
                                        + first.path("next").asString())
                        .json();

        assertThat(first.path("items").valueStream().map(item -> item.path("name").asString()))
                .containsExactly("安然", "李娜");
        assertThat(first.at("/items/0").propertyNames())
                .containsExactlyInAnyOrder("id", "version", "name");
        assertThat(first.path("count").asInt()).isEqualTo(3);
        assertThat(second.path("items").valueStream().map(item -> item.path("name").asString()))
                .containsExactly("王伟");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void filtersByCriteria() {
        var rows =
                List.of(
                        Map.of("name", "张三", "role", "decider", "birthday", "1980-05-01"),
                        Map.of("name", "张四", "role", "user"));
        browser.send(
                "POST", "/api/records/contact/batch", Map.of("operation", "create", "rows", rows));

        assertThat(names("name.startsWith(\"张\") && role == \"decider\"")).containsExactly("张三");
        assertThat(names("name.startsWith(\"张\") && empty(birthday)")).containsExactly("张四");
        assertThat(names("name.startsWith(\"张\") && owner == me() && !(role == \"user\")"))
                .containsExactly("张三");
        Answer wrong = browser.get("/api/records/contact?where=" + encoded("nmae == \"张\""));
        assertThat(wrong.code()).isEqualTo("query.criteria_invalid");
        assertThat(wrong.json().path("detail").asString()).contains("name");
    }

    private List<String> names(String where) {
        return browser.get("/api/records/contact?sort=name&where=" + encoded(where))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
