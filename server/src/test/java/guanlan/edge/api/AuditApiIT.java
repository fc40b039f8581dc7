package guanlan.edge.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.testkit.Postgres;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class AuditApiIT {
    private final Browser browser;
    private final int port;
    private final JdbcClient jdbc;
    private final AuditTrail trail;

    AuditApiIT(@LocalServerPort int port, JdbcClient jdbc, AuditTrail trail) {
        this.port = port;
        this.jdbc = jdbc;
        this.trail = trail;
        this.browser = new Browser(port, "en");
    }

    @BeforeEach
    void signIn() {
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void findsEntriesByWhatTheyAre() {
        UUID record = UUID.randomUUID();
        UUID actor = me();
        trail.note(
                Act.of(Kind.SENSITIVE_VIEW)
                        .by(actor)
                        .from("10.1.2.3")
                        .on("contact", record)
                        .fact("fields", List.of("id_number")));
        trail.note(Act.of(Kind.EXPORT).by(actor).on("contact").where("city == '上海'").counting(7));

        JsonNode entry = only("record=" + record);
        assertThat(entry.path("kind").asString()).isEqualTo("sensitive_view");
        assertThat(entry.at("/actor/id").asString()).isEqualTo(actor.toString());
        assertThat(entry.at("/actor/title").asString()).isEqualTo("管理员");
        assertThat(entry.path("address").asString()).isEqualTo("10.1.2.3");
        assertThat(entry.at("/facts/fields/0").asString()).isEqualTo("id_number");
        assertThat(only("kind=export&object=contact").path("criteria").asString())
                .isEqualTo("city == '上海'");
        assertThat(items("kind=export,sensitive_view&object=contact&actor=" + actor)).hasSize(2);
        assertThat(items("record=" + record + "&from=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(items("record=" + record + "&to=2100-01-01T00:00:00Z")).hasSize(1);
    }

    @Test
    void turnsPagesWithoutLossOrRepeat() {
        for (int n = 0; n < 7; n++) {
            trail.note(Act.of(Kind.PERSON).on("paged").counting(n));
        }
        List<Long> counts = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = browser.get("/api/audit?object=paged&limit=3" + after).json();
            page.path("items").forEach(item -> counts.add(item.path("count").asLong()));
            JsonNode next = page.path("next");
            after = next.isNull() ? null : "&after=" + next.asString();
        } while (after != null);
        assertThat(counts).containsExactly(6L, 5L, 4L, 3L, 2L, 1L, 0L);
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        assertThat(browser.get("/api/audit?kind=gossip").code()).isEqualTo("audit.kind_unknown");
        assertThat(browser.get("/api/audit?after=bm9uc2Vuc2U").code())
                .isEqualTo("audit.cursor_invalid");
        assertThat(browser.get("/api/audit?after=!").code()).isEqualTo("audit.cursor_invalid");
        assertThat(browser.get("/api/audit?actor=me").status()).isIn(400, 422);
        assertThat(browser.get("/api/audit?from=yesterday").status()).isIn(400, 422);
    }

    @Test
    void isShownToNobodyElse() {
        Browser member = new People(jdbc, browser).member(port, "lin");
        for (String path : List.of("", "/export", "/chain")) {
            assertThat(member.get("/api/audit" + path).code()).isEqualTo("access.refused");
        }
        assertThat(member.send("POST", "/api/audit/chain/check", "").code())
                .isEqualTo("access.refused");
        assertThat(member.get("/api/records/audit").status()).isEqualTo(404);
    }

    @Test
    void exportsLinesWhoseHashAnybodyCanCompute() throws NoSuchAlgorithmException {
        trail.note(Act.of(Kind.PERSON).on("exported").fact("what", "a \"quoted\" 甲"));
        Answer answer = browser.get("/api/audit/export?object=exported");
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(answer.header("Content-Disposition")).contains("audit.jsonl");
        List<String> lines = answer.response().body().lines().toList();
        assertThat(lines).hasSize(1);
        String entry = lines.getFirst().replaceFirst(".*?\"entry\":", "").replaceFirst("}$", "");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(entry.getBytes(UTF_8));
        assertThat(lines.getFirst()).contains(HexFormat.of().formatHex(hash));

        JsonNode noted = items("kind=audit").getFirst();
        assertThat(noted.path("count").asLong()).isEqualTo(1);
        assertThat(noted.at("/facts/object").asString()).isEqualTo("exported");
        assertThat(noted.path("address").asString()).isEqualTo("127.0.0.1");
    }

    @Test
    void checksTheChainOnRequest() throws InterruptedException {
        trail.note(Act.of(Kind.PERSON));
        JsonNode chain = browser.get("/api/audit/chain").json();
        for (int look = 0; look < 1000 && chain.path("waiting").asLong() > 0; look++) {
            Thread.sleep(20);
            chain = browser.get("/api/audit/chain").json();
        }
        assertThat(chain.path("seals").asLong()).isPositive();
        assertThat(browser.send("POST", "/api/audit/chain/check", "").status()).isEqualTo(202);
        for (int look = 0; look < 1000 && chain.path("check").isNull(); look++) {
            Thread.sleep(20);
            chain = browser.get("/api/audit/chain").json();
        }
        assertThat(chain.at("/check/good").asBoolean()).isTrue();
        assertThat(chain.at("/check/entries").asLong()).isPositive();
    }

    @Test
    void notesWhatAdministratorsConfigure() {
        var field = Map.of("name", "name", "type", "text");
        Answer made =
                browser.send(
                        "POST",
                        "/api/objects",
                        Map.of("label", Map.of("zh", "船舶"), "fields", List.of(field)));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        String object = made.json().path("object").asString();
        assertThat(items("kind=configuration"))
                .anySatisfy(
                        entry -> {
                            assertThat(entry.at("/facts/objects").toString()).contains(object);
                            assertThat(entry.at("/actor/id").asString()).isEqualTo(me().toString());
                        });
        Answer refused = browser.send("POST", "/api/readers/nothing/replay", "{}");
        assertThat(refused.status()).isGreaterThanOrEqualTo(400);
        Answer discarded = browser.send("DELETE", "/api/readers/search/dead-letters", "");
        assertThat(discarded.status()).isEqualTo(200);
        assertThat(items("kind=administration"))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.at("/facts/act").asString())
                                    .isEqualTo("DELETE /api/readers/{name}/dead-letters");
                            assertThat(entry.at("/facts/name").asString()).isEqualTo("search");
                        });
    }

    @Test
    void notesWhoSawWhatIsSensitive() {
        String object = passports();
        String records = "/api/records/" + object;
        browser.send("POST", records, Map.of("name", "no passport"));
        assertThat(items("kind=sensitive_view&object=" + object)).isEmpty();
        var given = Map.of("name", "lin", "passport", "E12345678", "code", "swordfish");
        String id = browser.send("POST", records, given).json().path("id").asString();
        assertThat(items("kind=sensitive_view&record=" + id)).hasSize(1);

        browser.get(records + "?fields=name");
        assertThat(items("kind=sensitive_view&object=" + object)).hasSize(1);
        browser.get(records + "?fields=name,passport");
        browser.get(records + "?fields=name&where=code%20%3D%3D%20%27swordfish%27");
        List<JsonNode> seen = items("kind=sensitive_view&object=" + object);
        assertThat(seen).hasSize(3);
        assertThat(seen.getFirst().path("criteria").asString()).isEqualTo("code == …");
        assertThat(seen.getFirst().at("/facts/asked/0").asString()).isEqualTo("code");
        assertThat(seen.getFirst().path("count").asInt()).isEqualTo(1);
        assertThat(seen.get(1).at("/facts/fields/0").asString()).isEqualTo("passport");
        assertThat(seen.get(1).path("count").asInt()).isEqualTo(2);

        browser.send("PATCH", records + "/" + id, Map.of("passport", "E87654321"));
        browser.get(records + "/" + id + "/history");
        assertThat(
                        items("kind=sensitive_view&record=" + id)
                                .getFirst()
                                .at("/facts/past")
                                .asBoolean())
                .isTrue();
        assertThat(
                        jdbc.sql(
                                        "select count(*) from t_main.audit_entry where facts || coalesce(criteria, '') ~ 'swordfish|E[0-9]{8}'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void notesWhoSawItInFiguresAndInThePast() {
        String object = passports();
        String records = "/api/records/" + object;
        var given = Map.of("name", "lin", "passport", "E12345678", "code", "swordfish");
        String id = browser.send("POST", records, given).json().path("id").asString();
        long before = items("kind=sensitive_view&object=" + object).size();
        browser.get(records + "/values/passport");
        browser.send("POST", records + "/aggregate", "{\"groupBy\":[\"passport\"]}");
        browser.send("POST", records + "/aggregate", "{\"groupBy\":[\"name\"]}");
        List<JsonNode> seen = items("kind=sensitive_view&object=" + object);
        assertThat(seen.size() - before).isEqualTo(2);
        assertThat(seen.getFirst().at("/facts/figures").asBoolean()).isTrue();
        assertThat(seen.getFirst().at("/facts/fields/0").asString()).isEqualTo("passport");
        String now = Instant.now().toString();
        browser.get(records + "/" + id + "/at?time=" + now);
        assertThat(
                        items("kind=sensitive_view&record=" + id)
                                .getFirst()
                                .at("/facts/past")
                                .asBoolean())
                .isTrue();
    }

    /** An object with a sensitive field and a secret one. */
    private String passports() {
        var fields =
                List.of(
                        Map.of("name", "name", "type", "text"),
                        Map.of("name", "passport", "type", "text", "sensitive", true),
                        Map.of("name", "code", "type", "secret"));
        Answer made =
                browser.send(
                        "POST",
                        "/api/objects",
                        Map.of("label", Map.of("zh", "证件"), "fields", fields));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("object").asString();
    }

    private UUID me() {
        return UUID.fromString(browser.me());
    }

    private JsonNode only(String query) {
        List<JsonNode> items = items(query);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private List<JsonNode> items(String query) {
        Answer answer = browser.get("/api/audit?" + query);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        List<JsonNode> items = new ArrayList<>();
        answer.json().path("items").forEach(items::add);
        return items;
    }
}
