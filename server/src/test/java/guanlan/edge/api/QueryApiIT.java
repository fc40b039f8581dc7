package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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
class QueryApiIT {
    private final Browser browser;

    QueryApiIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "zh");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void goesForthAndBackAndCountsAsPreferred() {
        create("翻", List.of(Map.of("name", "甲"), Map.of("name", "乙"), Map.of("name", "丙")));
        String list =
                "/api/records/account?sort=name&limit=1&where="
                        + of("翻")
                        + "&fields=name,owner.name";

        JsonNode first = browser.get(list).json();
        JsonNode second = browser.get(list + "&after=" + first.path("next").asString()).json();
        JsonNode back = browser.get(list + "&before=" + second.path("previous").asString()).json();
        Answer spared = browser.send(browser.request(list).header("Prefer", "count=none").GET());

        assertThat(first.at("/items/0/name").asString()).isEqualTo("丙");
        assertThat(first.at("/items/0/owner.name").asString()).isNotEmpty();
        assertThat(second.at("/items/0/name").asString()).isEqualTo("甲");
        assertThat(back.at("/items/0/name").asString()).isEqualTo("丙");
        assertThat(back.path("previous").isNull()).isTrue();
        assertThat(first.path("count").asInt()).isEqualTo(3);
        assertThat(spared.json().path("count").isNull()).isTrue();
        assertThat(spared.header("Preference-Applied")).isEqualTo("count=none");
    }

    @Test
    void addsUpByGroups() {
        create(
                "合",
                List.of(
                        Map.of("name", "甲", "city", "上海", "revenue", 10),
                        Map.of("name", "乙", "city", "上海", "revenue", 20),
                        Map.of("name", "丙", "city", "北京", "revenue", 40)));
        JsonNode found =
                aggregate(
                                Map.of(
                                        "where",
                                        "country == \"合\"",
                                        "groupBy",
                                        List.of(
                                                "city",
                                                Map.of("field", "created_at", "by", "year"),
                                                "owner"),
                                        "measures",
                                        List.of(
                                                Map.of("function", "count"),
                                                Map.of(
                                                        "function", "sum",
                                                        "field", "revenue")),
                                        "sort",
                                        "-2"))
                        .json();

        assertThat(found.at("/rows/0/keys/0").asString()).isEqualTo("北京");
        assertThat(found.at("/rows/0/keys/1").asString()).endsWith("-01-01");
        assertThat(found.at("/rows/0/keys/2/title").asString()).isNotEmpty();
        assertThat(found.at("/rows/1/values/1").asInt()).isEqualTo(30);
        assertThat(found.at("/totals/1").asInt()).isEqualTo(70);
        JsonNode values = browser.get("/api/records/account/values/city?where=" + of("合")).json();
        assertThat(values.at("/items/0/value").asString()).isEqualTo("上海");
        assertThat(values.at("/items/0/count").asInt()).isEqualTo(2);
    }

    @Test
    void refusesFiguresThatCannotBe() {
        assertThat(
                        aggregate(
                                        Map.of(
                                                "measures",
                                                List.of(
                                                        Map.of(
                                                                "function",
                                                                "sum",
                                                                "field",
                                                                "name"))))
                                .code())
                .isEqualTo("query.not_a_number");
        assertThat(aggregate(Map.of("measures", List.of(Map.of("function", "sum")))).code())
                .isEqualTo("query.measure_without_field");
        assertThat(
                        aggregate(
                                        Map.of(
                                                "groupBy",
                                                List.of(Map.of("field", "city", "by", "month"))))
                                .code())
                .isEqualTo("query.not_a_day");
        assertThat(aggregate(Map.of("groupBy", List.of("nothing"))).code())
                .isEqualTo("field.absent");
        assertThat(
                        aggregate(
                                        Map.of(
                                                "groupBy",
                                                List.of(
                                                        "city", "name", "level", "source",
                                                        "phone")))
                                .code())
                .isEqualTo("query.too_many");
        assertThat(aggregate(Map.of("groupBy", List.of("city"), "sort", "name")).code())
                .isEqualTo("request.parameter");
    }

    @Test
    void upsertsByAKey() {
        String code = "91310000775785552L";
        for (String name : List.of("先", "后")) {
            browser.send(
                    "POST",
                    "/api/records/account/batch",
                    Map.of(
                            "operation", "upsert",
                            "by", "uscc",
                            "rows", List.of(Map.of("name", name, "uscc", code))));
        }
        JsonNode found =
                browser.get(
                                "/api/records/account?where="
                                        + URLEncoder.encode(
                                                "uscc == \"" + code + "\"", StandardCharsets.UTF_8))
                        .json();

        assertThat(found.path("count").asInt()).isEqualTo(1);
        assertThat(found.at("/items/0/name").asString()).isEqualTo("后");
    }

    private Answer aggregate(Map<String, ?> asked) {
        return browser.send("POST", "/api/records/account/aggregate", asked);
    }

    private void create(String mark, List<Map<String, ?>> rows) {
        var all =
                rows.stream()
                        .map(
                                row -> {
                                    var marked = new HashMap<String, Object>(row);
                                    marked.put("country", mark);
                                    return marked;
                                })
                        .toList();
        browser.send(
                "POST", "/api/records/account/batch", Map.of("operation", "create", "rows", all));
    }

    private static String of(String mark) {
        return URLEncoder.encode("country == \"" + mark + "\"", StandardCharsets.UTF_8);
    }
}
