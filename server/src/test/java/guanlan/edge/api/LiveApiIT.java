package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.EventStream.Event;
import guanlan.testkit.Postgres;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "guanlan.admin.password=" + SessionIT.PASSWORD,
            "guanlan.live.heartbeat=300ms",
            "guanlan.webhooks.private-addresses=true",
            "guanlan.webhooks.first-pause=50ms",
            "guanlan.webhooks.timeout=2s"
        })
@ContextConfiguration(initializers = Postgres.Fresh.class)
class LiveApiIT {
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final Browser browser;
    private final HttpClient client = HttpClient.newHttpClient();

    LiveApiIT(@LocalServerPort int port) {
        this.port = port;
        this.browser = new Browser(port, "en");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @AfterEach
    void hangUp() {
        client.shutdownNow();
    }

    @Test
    void tellsWhatChangedAndGoesOnWhereAStreamBroke() throws Exception {
        var stream = follow(null);
        stream.await("hello");
        String id = create("直播客户");
        Event created = stream.await("change");
        assertThat(created.data().at("/changes/0/id").asString()).isEqualTo(id);
        assertThat(created.data().at("/changes/0/operation").asString()).isEqualTo("create");
        assertThat(created.data().at("/changes/0/object").asString()).isEqualTo("account");
        assertThat(created.data().at("/changes/0/version").asInt()).isEqualTo(1);
        assertThat(created.data().at("/changes/0/actor").asString()).isNotEmpty();
        assertThat(created.data().toString()).doesNotContain("直播");

        browser.send("PATCH", "/api/records/account/" + id, Map.of("city", "上海"));
        assertThat(stream.await("change").data().at("/changes/0/version").asInt()).isEqualTo(2);

        var again = follow(created.id());
        Event missed = again.await("change");
        assertThat(missed.data().at("/changes/0/id").asString()).isEqualTo(id);
        assertThat(missed.data().at("/changes/0/version").asInt()).isEqualTo(2);
        again.await("hello");
        again.await("beat");
    }

    @Test
    void namesOnlyTheObjectWhenVeryMuchChanges() throws Exception {
        var stream = follow(null);
        stream.await("hello");
        List<Map<String, String>> rows =
                IntStream.range(0, 600).mapToObj(at -> Map.of("name", "洪水" + at)).toList();
        browser.send(
                "POST",
                "/api/records/contact/batch",
                JSON.writeValueAsString(Map.of("operation", "create", "rows", rows)));
        assertThat(stream.await("change").data().at("/many/0").asString()).isEqualTo("contact");
    }

    @Test
    void saysThatTooMuchWasMissed() throws Exception {
        assertThat(follow("999999999999.1").await("resync").id()).isNotEmpty();
        assertThat(follow("nonsense").await("resync").id()).isNotEmpty();
    }

    @Test
    void endsWithTheSession() throws Exception {
        var other = new Browser(port, "en");
        other.signIn("admin", SessionIT.PASSWORD);
        var stream = follow(null, other);
        stream.await("hello");
        other.send("DELETE", "/api/session", "");
        assertThat(stream.await("bye").data().path("reason").asString()).isEqualTo("session");
        assertThat(new Browser(port, "en").get("/api/live").code()).isEqualTo("session.required");
    }

    @Test
    void showsReadersToAdministrators() throws Exception {
        create("读取器客户");
        JsonNode readers = browser.get("/api/readers").json().path("items");
        assertThat(readers.valueStream().map(each -> each.path("name").asString()))
                .contains("search", "webhooks");
        JsonNode search = browser.get("/api/readers/search").json();
        assertThat(search.path("position").asString()).matches("\\d+\\.\\d+");
        assertThat(search.at("/lag/rowsAreExact").asBoolean()).isTrue();
        assertThat(browser.send("POST", "/api/readers/search/replay", Map.of()).code())
                .isEqualTo("request.parameter");
        assertThat(
                        browser.send(
                                        "POST",
                                        "/api/readers/search/replay",
                                        Map.of("position", "start"))
                                .status())
                .isEqualTo(200);
        assertThat(browser.get("/api/readers/search/dead-letters").json().path("items").isEmpty())
                .isTrue();
        assertThat(browser.get("/api/readers/nobody").code()).isEqualTo("reader.absent");
        assertThat(browser.get("/api/metrics").response().body())
                .contains("guanlan_reader_lag_seconds", "guanlan_reader_delay_seconds")
                .contains("guanlan_live_clients");
    }

    @Test
    void showsThePastAndGoesBackToIt() {
        String path = "/api/records/account/" + create("往昔客户");
        browser.send("PATCH", path, Map.of("city", "上海"));
        browser.send("PATCH", path, Map.of("city", "苏州"));
        JsonNode history = browser.get(path + "/history?field=city").json().path("items");
        String moment = history.at("/1/at").asString();

        assertThat(browser.get(path + "/at?time=" + moment).json().path("city").asString())
                .isEqualTo("上海");
        var reverted = browser.send("POST", path + "/revert", Map.of("time", moment));
        assertThat(reverted.status()).isEqualTo(200);
        assertThat(reverted.json().path("city").asString()).isEqualTo("上海");
        assertThat(browser.get(path + "/at?time=tomorrow").code()).isEqualTo("request.parameter");

        long change = browser.get(path + "/history").json().at("/items/0/change").asLong();
        var told = browser.send("POST", "/api/reversals", Map.of("change", change, "plan", true));
        assertThat(told.json().path("reverted").asInt()).isEqualTo(1);
        assertThat(browser.send("POST", "/api/reversals", Map.of("plan", true)).code())
                .isEqualTo("request.parameter");
    }

    private String create(String name) {
        return browser.send("POST", "/api/records/account", Map.of("name", name))
                .json()
                .path("id")
                .asString();
    }

    private EventStream follow(@Nullable String last) throws Exception {
        return follow(last, browser);
    }

    private EventStream follow(@Nullable String last, Browser who) throws Exception {
        return EventStream.of(client, who, last);
    }
}
