package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import guanlan.app.Application;
import guanlan.testkit.Postgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
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
class WebhookApiIT {
    private static final JsonMapper JSON = new JsonMapper();

    private final Browser browser;
    private final JdbcClient jdbc;
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private volatile IntSupplier answer = () -> 200;
    private HttpServer receiver;

    WebhookApiIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) throws IOException {
        this.jdbc = jdbc;
        this.browser = new Browser(port, "en");
        browser.signIn("admin", SessionIT.PASSWORD);
        this.receiver = receiver(0);
    }

    record Arrived(String id, String timestamp, String signature, String body, int answer) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    @BeforeEach
    void listen() {
        receiver.start();
    }

    @AfterEach
    void close() {
        browser.get("/api/webhooks")
                .json()
                .path("items")
                .forEach(each -> browser.send("DELETE", path(each), ""));
        receiver.stop(0);
    }

    @Test
    void tellsASignedStoryOfWhatItWasAskedFor() throws Exception {
        JsonNode webhook =
                create(
                        Map.of(
                                "object",
                                "account",
                                "operations",
                                List.of("create", "update"),
                                "where",
                                "city == '上海'",
                                "fields",
                                List.of("city", "employees")));
        String here = record(Map.of("name", "钩子客户", "city", "上海"));
        record(Map.of("name", "别处客户", "city", "北京"));
        browser.send("PATCH", "/api/records/account/" + here, Map.of("phone", "021-12345678"));
        browser.send("PATCH", "/api/records/account/" + here, Map.of("employees", 9));

        await(() -> arrived.size() >= 2);
        Arrived created = arrived.getFirst();
        assertThat(created.json().path("type").asString()).isEqualTo("account.create");
        assertThat(created.json().at("/record/id").asString()).isEqualTo(here);
        assertThat(created.json().path("id").asString()).isEqualTo(created.id());
        assertThat(created.signature()).isEqualTo(signature(created, webhook));
        assertThat(Long.parseLong(created.timestamp()))
                .isCloseTo(Instant.now().getEpochSecond(), Offset.offset(60L));
        Arrived updated = arrived.getLast();
        assertThat(updated.json().path("type").asString()).isEqualTo("account.update");
        assertThat(updated.json().path("before").has("employees")).isTrue();
        assertThat(updated.json().at("/record/employees").asInt()).isEqualTo(9);

        await(() -> count(webhook, "delivered") == 2);
        JsonNode log = browser.get(path(webhook) + "/deliveries").json().path("items");
        assertThat(log).hasSize(2);
        assertThat(log.at("/0/status").asInt()).isEqualTo(200);
        assertThat(log.at("/0/answer").asString()).isEqualTo("thanks");
        assertThat(arrived).hasSize(2);
    }

    @Test
    void sendsTheSameAgainUntilItIsTakenAndKeepsTheOrderOfARecord() throws Exception {
        JsonNode webhook = create(Map.of("object", "contact"));
        int port = receiver.getAddress().getPort();
        receiver.stop(0);
        List<String> names = IntStream.range(0, 4).mapToObj(at -> "联系人" + at).toList();
        String id = contact(names.getFirst());
        names.stream()
                .skip(1)
                .forEach(
                        name ->
                                browser.send(
                                        "PATCH",
                                        "/api/records/contact/" + id,
                                        Map.of("name", name)));
        await(() -> attempts(webhook) >= 2);
        assertThat(browser.get(path(webhook)).json().at("/health/state").asString())
                .isEqualTo("failing");

        int[] calls = new int[1];
        answer = () -> ++calls[0] % 2 == 1 ? 503 : 204;
        receiver = receiver(port);
        receiver.start();

        await(() -> count(webhook, "delivered") == 4);
        var taken = arrived.stream().filter(each -> each.answer() == 204).toList();
        assertThat(taken).extracting(Arrived::id).doesNotHaveDuplicates().hasSize(4);
        assertThat(taken.stream().map(each -> each.json().at("/record/version").asLong()))
                .isSorted();
        assertThat(taken.stream().map(each -> each.json().path("type").asString()))
                .containsExactly(
                        "contact.create", "contact.update", "contact.update", "contact.update");
        assertThat(arrived.getFirst().body()).isEqualTo(taken.getFirst().body());
        assertThat(browser.get(path(webhook)).json().at("/health/state").asString())
                .isEqualTo("ok");
    }

    @Test
    void stopsWhenTheOtherSideIsGoneAndGoesOnWhenResumed() throws Exception {
        JsonNode webhook = create(Map.of("object", "account"));
        answer = () -> 410;
        Instant begun = Instant.now();
        record(Map.of("name", "离开客户"));
        await(() -> state(webhook).equals("paused"));
        record(Map.of("name", "停时客户"));
        assertThat(browser.get(path(webhook)).json().at("/health/reason").asString())
                .isEqualTo("gone");

        answer = () -> 200;
        browser.send("POST", path(webhook) + "/resume", "");
        await(() -> count(webhook, "delivered") >= 1);
        await(
                () -> {
                    browser.send(
                            "POST", path(webhook) + "/replay", Map.of("time", begun.toString()));
                    return arrived.stream().anyMatch(each -> each.body().contains("停时客户"));
                });
    }

    @Test
    void sendsAgainWhatADeadNodeHadOnItsWay() throws Exception {
        JsonNode webhook = create(Map.of("object", "account"));
        answer = () -> 500;
        record(Map.of("name", "断电客户"));
        await(() -> attempts(webhook) >= 1);
        browser.send("PATCH", path(webhook), Map.of("active", false));
        await(() -> leased() == 0);
        jdbc.sql(
                        "update t_main.webhook_delivery set due_at = now(), leased_until = now() + interval '2 seconds' where state = 'waiting'")
                .update();
        jdbc.sql("update t_main.webhook set retry_at = null").update();
        Instant leaseEnds = Instant.now().plusMillis(1900);
        answer = () -> 200;
        browser.send("PATCH", path(webhook), Map.of("active", true));

        await(() -> count(webhook, "delivered") == 1);
        assertThat(Instant.now()).isAfter(leaseEnds);
        assertThat(arrived).extracting(Arrived::id).containsOnly(arrived.getFirst().id());
        assertThat(arrived).filteredOn(each -> each.answer() == 200).hasSize(1);
    }

    private int leased() {
        return jdbc.sql("select count(*) from t_main.webhook_delivery where leased_until > now()")
                .query(Integer.class)
                .single();
    }

    @Test
    void changesItsSecretWithoutABreakAndSendsAgainOnDemand() throws Exception {
        JsonNode webhook = create(Map.of("object", "account"));
        String fresh =
                browser.send("POST", path(webhook) + "/secret", "")
                        .json()
                        .path("secret")
                        .asString();
        String delivery =
                browser.send("POST", path(webhook) + "/test", "").json().path("id").asString();
        await(() -> arrived.size() == 1);
        assertThat(arrived.getFirst().signature().split(" "))
                .containsExactly(
                        signature(arrived.getFirst(), fresh),
                        signature(arrived.getFirst(), webhook));
        await(() -> count(webhook, "delivered") == 1);

        browser.send("POST", path(webhook) + "/deliveries/" + delivery + "/replay", "");
        await(() -> arrived.size() == 2);
        assertThat(arrived.getLast().id()).isEqualTo(delivery);
        assertThat(arrived.getLast().body()).isEqualTo(arrived.getFirst().body());
    }

    @Test
    void tellsByFieldWhatIsWrong() {
        var refused =
                browser.send(
                        "POST",
                        "/api/webhooks",
                        Map.of(
                                "name", " ",
                                "url", "ftp://example.com",
                                "events",
                                        List.of(
                                                Map.of("object", "nothing"),
                                                Map.of(
                                                        "object",
                                                        "account",
                                                        "operations",
                                                        List.of("explode"),
                                                        "fields",
                                                        List.of("nofield"),
                                                        "where",
                                                        "city = 1"))));
        assertThat(refused.code()).isEqualTo("webhook.rejected");
        assertThat(
                        refused.json()
                                .path("findings")
                                .valueStream()
                                .map(each -> each.path("code").asString()))
                .containsExactlyInAnyOrder(
                        "webhook.name",
                        "webhook.url",
                        "webhook.object",
                        "webhook.operation",
                        "webhook.field",
                        "webhook.condition");
        assertThat(browser.get("/api/webhooks/00000000-0000-7000-8000-000000000000").code())
                .isEqualTo("webhook.absent");
    }

    private HttpServer receiver(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HttpServer server = HttpServer.create(address, 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::take);
        return server;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = answer.getAsInt();
        var headers = exchange.getRequestHeaders();
        arrived.add(
                new Arrived(
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        body,
                        status));
        byte[] thanks = "thanks\n".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 204 ? -1 : 0);
        if (status != 204) {
            exchange.getResponseBody().write(thanks);
        }
        exchange.close();
    }

    private JsonNode create(Map<String, ?> event) {
        var created =
                browser.send(
                        "POST",
                        "/api/webhooks",
                        Map.of(
                                "name",
                                "Test",
                                "url",
                                "http://localhost:" + receiver.getAddress().getPort() + "/hook?a=b",
                                "events",
                                List.of(event)));
        assertThat(created.status()).isEqualTo(201);
        assertThat(browser.get(path(created.json())).json().path("secret").isNull()).isTrue();
        return created.json();
    }

    private String record(Map<String, ?> values) {
        return browser.send("POST", "/api/records/account", values).json().path("id").asString();
    }

    private String contact(String name) {
        return browser.send("POST", "/api/records/contact", Map.of("name", name))
                .json()
                .path("id")
                .asString();
    }

    private long count(JsonNode webhook, String state) {
        return browser.get(path(webhook)).json().path("deliveries").path(state).asLong();
    }

    private String state(JsonNode webhook) {
        return browser.get(path(webhook)).json().at("/health/state").asString();
    }

    private int attempts(JsonNode webhook) {
        return browser.get(path(webhook) + "/deliveries")
                .json()
                .path("items")
                .valueStream()
                .mapToInt(each -> each.path("attempts").asInt())
                .max()
                .orElse(0);
    }

    private static String path(JsonNode webhook) {
        return "/api/webhooks/" + webhook.path("id").asString();
    }

    private static String signature(Arrived message, JsonNode webhook) throws Exception {
        return signature(message, webhook.path("secret").asString());
    }

    /** As a receiver checks it. */
    private static String signature(Arrived message, String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = message.id() + "." + message.timestamp() + "." + message.body();
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(30);
        }
    }
}
