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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
class MassApiIT {
    private final Browser browser;

    MassApiIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "zh");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void changesAllRecordsOfAFilterAndTakesItBack() throws InterruptedException {
        create("批改", 2_345);

        JsonNode done =
                ended(order("批改", "update", Map.of("city", "苏州", "level", "b"), 2_345).json());

        assertThat(done.path("state").asString()).isEqualTo("finished");
        assertThat(done.at("/progress/changed").asInt()).isEqualTo(2_345);
        assertThat(count("country == \"批改\" && city == \"苏州\"")).isEqualTo(2_345);

        JsonNode undone = ended(browser.send("DELETE", path(done) + "/effects", "").json());
        assertThat(undone.path("state").asString()).isEqualTo("undone");
        assertThat(undone.at("/undo/reverted").asInt()).isEqualTo(2_345);
        assertThat(count("country == \"批改\" && empty(city)")).isEqualTo(2_345);
    }

    @Test
    void deletesAndRestoresAllRecordsOfAFilter() throws InterruptedException {
        create("批删", 30);

        assertThat(ended(order("批删", "delete", null, 30).json()).at("/progress/changed").asInt())
                .isEqualTo(30);
        assertThat(count("country == \"批删\"")).isZero();
        assertThat(ended(order("批删", "restore", null, 30).json()).at("/progress/changed").asInt())
                .isEqualTo(30);
        assertThat(count("country == \"批删\"")).isEqualTo(30);
    }

    @Test
    void refusesMoreRecordsThanWereConfirmed() {
        create("批多", 12);

        Answer refused = order("批多", "delete", null, 11);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("mass.count_moved");
        assertThat(refused.json().at("/params/count").asInt()).isEqualTo(12);
        assertThat(count("country == \"批多\"")).isEqualTo(12);
    }

    @Test
    void namesTheRecordsThatCouldNotTakeTheChange() throws InterruptedException {
        create("批拒", 2);

        JsonNode done =
                ended(order("批拒", "update", Map.of("uscc", "91110000802100433B"), 2).json());

        assertThat(done.at("/progress/changed").asInt()).isLessThan(2);
        JsonNode rejected = browser.get(path(done) + "/rejected").json().path("items");
        assertThat(rejected.at("/0/code").asString()).isEqualTo("value.not_unique");
        assertThat(rejected.at("/0/message").asString()).contains("91110000802100433B");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThat(order("批误", "update", Map.of("revenue", "much"), 1).code())
                .isEqualTo("mass.values_refused");
        assertThat(order("批误", "update", Map.of(), 1).code()).isEqualTo("mass.no_values");
        assertThat(order("批误", "update", Map.of("city", "x"), null).code())
                .isEqualTo("mass.no_count");
        assertThat(browser.get("/api/mass/00000000-0000-7000-8000-000000000000").code())
                .isEqualTo("mass.absent");
    }

    private void create(String mark, int rows) {
        var all =
                IntStream.range(0, rows)
                        .mapToObj(i -> Map.of("name", mark + i, "country", mark))
                        .toList();
        browser.send(
                "POST",
                "/api/records/account/batch",
                Map.of("operation", "create", "rows", List.copyOf(all)));
    }

    private Answer order(
            String mark,
            String operation,
            @Nullable Map<String, ?> values,
            @Nullable Integer count) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("where", "country == \"" + mark + "\"");
        body.put("operation", operation);
        body.put("values", values);
        body.put("expectedCount", count);
        return browser.send("POST", "/api/records/account/mass", body);
    }

    private JsonNode ended(JsonNode ordered) throws InterruptedException {
        JsonNode told = browser.get(path(ordered)).json();
        while (List.of("running", "undoing").contains(told.path("state").asString())) {
            Thread.sleep(20);
            told = browser.get(path(ordered)).json();
        }
        return told;
    }

    private static String path(JsonNode mass) {
        return "/api/mass/" + mass.path("id").asString();
    }

    private int count(String where) {
        return browser.get(
                        "/api/records/account?limit=1&where="
                                + URLEncoder.encode(where, StandardCharsets.UTF_8))
                .json()
                .path("count")
                .asInt();
    }
}
