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

/**
 * Objects and fields made, changed and removed through the API, in use from the next request on.
 */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ObjectDesignIT {
    private final Browser browser;

    ObjectDesignIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "en");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void anObjectOfTheCompanyIsThereAtOnce() {
        Answer added =
                post(
                        "/api/objects",
                        Map.of(
                                "label",
                                Map.of("zh", "项目立项"),
                                "fields",
                                List.of(
                                        Map.of("name", "name", "type", "text", "required", true),
                                        Map.of("label", "预算金额", "type", "money", "indexed", true),
                                        Map.of(
                                                "name",
                                                "account",
                                                "type",
                                                "reference",
                                                "to",
                                                "account",
                                                "onDelete",
                                                "cascade"))));

        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        assertThat(added.json().path("object").asString()).isEqualTo("xiangmulixiang");
        String records = "/api/records/xiangmulixiang";
        String account =
                post("/api/records/account", Map.of("name", "甲方")).json().path("id").asString();
        JsonNode made =
                post(records, Map.of("name", "一期", "yusuanjine", "1.2万", "account", account))
                        .json();
        assertThat(made.path("yusuanjine").asInt()).isEqualTo(12000);
        assertThat(names(records, "yusuanjine > 1.0 && account.name == \"甲方\""))
                .containsExactly("一期");

        assertThat(browser.send("DELETE", "/api/records/account/" + account, "").status())
                .isEqualTo(204);
        assertThat(names(records, "yusuanjine > 1.0")).isEmpty();
    }

    @Test
    void aPlanTellsAndDoesNothing() {
        post("/api/records/contact", Map.of("name", "无职位"));
        JsonNode plan =
                browser.send(
                                "PATCH",
                                "/api/objects/contact/fields/position?plan=true",
                                Map.of("required", true))
                        .json();

        assertThat(plan.path("possible").asBoolean()).isTrue();
        assertThat(plan.path("change").isNull()).isTrue();
        assertThat(plan.at("/steps/0/kind").asString()).isEqualTo("field_changed");
        assertThat(plan.at("/warnings/0/code").asString()).isEqualTo("design.empty_values");
        assertThat(plan.at("/warnings/0/message").asString()).contains("职位");
        assertThat(field("contact", "position").path("required").asBoolean()).isFalse();
    }

    @Test
    void aFieldComesGoesComesBackAndIsPurged() {
        String fields = "/api/objects/contact/fields";
        assertThat(post(fields, Map.of("name", "hobby", "type", "text")).status()).isEqualTo(201);
        String record = made("contact", Map.of("name", "爱好者", "hobby", "钓鱼"));

        assertThat(browser.send("DELETE", fields + "/hobby", "").status()).isEqualTo(200);
        assertThat(browser.get(record).json().has("hobby")).isFalse();
        assertThat(code(browser.send("PATCH", record, Map.of("hobby", "下棋"))))
                .isEqualTo("field.absent");
        assertThat(code(post(fields, Map.of("name", "hobby", "type", "text"))))
                .isEqualTo("design.name_in_bin");

        post("/api/objects/bin/contact.hobby/restore", Map.of());
        assertThat(browser.get(record).json().path("hobby").asString()).isEqualTo("钓鱼");

        browser.send("DELETE", fields + "/hobby", "");
        assertThat(browser.send("DELETE", "/api/objects/bin/contact.hobby", "").status())
                .isEqualTo(200);
        assertThat(post(fields, Map.of("name", "hobby", "type", "whole")).status()).isEqualTo(201);
        assertThat(browser.get(record).json().path("hobby").isNull()).isTrue();
    }

    @Test
    void aChangeStandsInTheHistoryAndIsTakenBack() {
        Answer changed =
                browser.send(
                        "PATCH",
                        "/api/objects/account/fields/city",
                        Map.of("label", Map.of("zh", "所在城市")));
        assertThat(field("account", "city").at("/label/zh").asString()).isEqualTo("所在城市");
        assertThat(field("account", "city").at("/label/en").asString()).isEqualTo("City");
        String change = changed.json().path("change").asString();

        JsonNode listed = browser.get("/api/objects/changes").json().path("items");
        assertThat(listed.at("/0/id").asString()).isEqualTo(change);
        assertThat(listed.at("/0/names/0").asString()).isEqualTo("account.city");
        assertThat(listed.at("/0/actor/title").asString()).isNotEmpty();

        assertThat(post("/api/objects/changes/" + change + "/revert", Map.of()).status())
                .isEqualTo(204);
        assertThat(field("account", "city").at("/label/zh").asString()).isEqualTo("城市");
        assertThat(post("/api/objects/changes/" + change + "/revert", Map.of()).code())
                .isIn("design.change_absent", "design.changed_since");
    }

    @Test
    void anAddedFieldTakenBackKeepsItsValuesInTheBin() {
        Answer added =
                post("/api/objects/account/fields", Map.of("name", "slogan", "type", "text"));
        String record = made("account", Map.of("name", "口号", "slogan", "客户第一"));

        post(
                "/api/objects/changes/" + added.json().path("change").asString() + "/revert",
                Map.of());

        assertThat(browser.get(record).json().has("slogan")).isFalse();
        assertThat(
                        browser.get("/api/objects/bin")
                                .json()
                                .path("items")
                                .valueStream()
                                .map(item -> item.path("path").asString()))
                .contains("account.slogan");
        post("/api/objects/bin/account.slogan/restore", Map.of());
        assertThat(browser.get(record).json().path("slogan").asString()).isEqualTo("客户第一");
    }

    @Test
    void aUniqueSetIsKeptFromThenOn() {
        post("/api/objects", Map.of("name", "badge", "label", "工牌"));
        made("badge", Map.of("name", "007"));
        String second = made("badge", Map.of("name", "007"));
        var unique = Map.of("unique", List.of(List.of("name")));

        assertThat(code(browser.send("PATCH", "/api/objects/badge", unique)))
                .isEqualTo("design.duplicates");
        browser.send("PATCH", second, Map.of("name", "008"));
        assertThat(browser.send("PATCH", "/api/objects/badge", unique).status()).isEqualTo(200);
        assertThat(code(post("/api/records/badge", Map.of("name", "008"))))
                .isEqualTo("value.not_unique");
        browser.send("PATCH", "/api/objects/badge", Map.of("unique", List.of()));
        assertThat(post("/api/records/badge", Map.of("name", "008")).status()).isEqualTo(201);
    }

    @Test
    void aTypeChangesOnlyAsFarAsTheValuesAllow() {
        post("/api/objects", Map.of("name", "sample_kit", "label", "样品"));
        String fields = "/api/objects/sample_kit/fields";
        post(fields, Map.of("name", "amount", "type", "text"));
        assertThat(browser.send("PATCH", fields + "/amount", Map.of("type", "whole")).status())
                .isEqualTo(200);
        made("sample_kit", Map.of("name", "一", "amount", 5));
        assertThat(code(browser.send("PATCH", fields + "/amount", Map.of("type", "text"))))
                .isEqualTo("design.type_with_values");

        post(fields, Map.of("name", "contact_by", "type", "text"));
        made("sample_kit", Map.of("name", "二", "contact_by", "nobody"));
        assertThat(code(browser.send("PATCH", fields + "/contact_by", Map.of("type", "mail"))))
                .isEqualTo("design.type_misfit");
        assertThat(
                        browser.send("PATCH", fields + "/contact_by", Map.of("type", "long_text"))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void aRuleIsHeldAndItsFieldCannotGo() {
        post("/api/objects", Map.of("name", "trip", "label", "出差"));
        post("/api/objects/trip/fields", Map.of("name", "days", "type", "whole"));
        var rule =
                Map.of(
                        "name",
                        "long",
                        "when",
                        "days > 30",
                        "field",
                        "days",
                        "message",
                        Map.of("zh", "不得超过三十天", "en", "At most thirty days"));
        assertThat(
                        code(
                                browser.send(
                                        "PATCH",
                                        "/api/objects/trip",
                                        Map.of(
                                                "rules",
                                                List.of(
                                                        Map.of(
                                                                "name",
                                                                "x",
                                                                "when",
                                                                "dayz > 1",
                                                                "message",
                                                                "?"))))))
                .isEqualTo("design.rule_broken");
        assertThat(
                        browser.send("PATCH", "/api/objects/trip", Map.of("rules", List.of(rule)))
                                .status())
                .isEqualTo(200);

        Answer refused = post("/api/records/trip", Map.of("name", "远行", "days", 31));
        assertThat(refused.json().at("/findings/0/message").asString()).contains("三十天");
        assertThat(post("/api/records/trip", Map.of("name", "近行", "days", 3)).status())
                .isEqualTo(201);
        assertThat(code(browser.send("DELETE", "/api/objects/trip/fields/days", "")))
                .isEqualTo("design.rule_broken");
    }

    @Test
    void anAdministratorWhoWritesADefinitionByHandIsHeldToItAsWell() {
        var nonsense =
                Map.of("path", "account.odd", "state", "live", "source", "{\"type\": \"colour\"}");
        assertThat(code(post("/api/records/definition", nonsense)))
                .isEqualTo("definition.unreadable");
        var noJson = Map.of("path", "account.odd", "state", "live", "source", "type: text");
        assertThat(code(post("/api/records/definition", noJson)))
                .isEqualTo("definition.unreadable");
        var right =
                Map.of("path", "account.odd", "state", "live", "source", "{\"type\": \"text\"}");
        assertThat(post("/api/records/definition", right).status()).isEqualTo(201);
        assertThat(field("account", "odd").path("own").asBoolean()).isTrue();
    }

    @Test
    void openApiTellsWhatMayBeSaid() {
        JsonNode told = browser.get("/api/openapi.json").json();
        assertThat(told.at("/components/schemas/FieldWords/properties").has("onDelete")).isTrue();
        assertThat(told.path("paths").has("/api/objects/{object}/fields")).isTrue();
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
