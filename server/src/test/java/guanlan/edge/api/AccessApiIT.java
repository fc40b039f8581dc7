package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class AccessApiIT {
    private static final Map<String, Object> SEES_ALL = Map.of("rights", List.of("see"));
    private static final List<String> WORKING =
            List.of("see", "create", "edit", "delete", "transfer");

    private final Browser admin;
    private final Browser lin;
    private final JdbcClient jdbc;
    private String person = "";

    AccessApiIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.admin = new Browser(port, "zh");
        this.lin = new Browser(port, "zh");
        admin.signIn("admin", SessionIT.PASSWORD);
    }

    @BeforeEach
    void linWorksHere() {
        String login = "lin" + UUID.randomUUID().toString().substring(0, 8);
        person = admin.send("POST", "/api/records/user", Map.of("name", "林夏")).id();
        jdbc.sql(
                        """
                        insert into system.credential (id, tenant, user_id, login, password_hash, role, name,
                            locale, theme, time_zone, password_changed_at, created_at)
                        select gen_random_uuid(), tenant, cast(? as uuid), ?, password_hash, 'member', '林夏',
                               locale, theme, time_zone, now(), now()
                          from system.credential where login = 'admin'
                        """)
                .param(person)
                .param(login)
                .update();
        assertThat(lin.signIn(login, SessionIT.PASSWORD).status()).isEqualTo(200);
    }

    @AfterEach
    void everybodyMayAsBefore() {
        admin.send("DELETE", "/api/view-as", "");
        admin.send("DELETE", "/api/roles/member", "");
    }

    /** What everybody may with accounts; people and departments stay visible. */
    private void everybody(Map<String, ?> account) {
        everybody(account, SEES_ALL);
    }

    private void everybody(Map<String, ?> account, Map<String, ?> contact) {
        Answer changed =
                admin.send(
                        "PATCH",
                        "/api/roles/member",
                        Map.of(
                                "objects",
                                Map.of(
                                        "account", account,
                                        "contact", contact,
                                        "user", SEES_ALL,
                                        "department", SEES_ALL)));
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
    }

    private String account(Map<String, ?> values) {
        return admin.send("POST", "/api/records/account", values).id();
    }

    private static String path(String id) {
        return "/api/records/account/" + id;
    }

    private static Map<String, Object> scope(String kind) {
        return Map.of("kind", kind);
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.path("items").forEach(item -> names.add(item.path("name").asString()));
        return names;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void absentAndNotMineAreTheSame() {
        String mark = mark();
        String mine = account(Map.of("name", "甲" + mark, "owner", person));
        String other = account(Map.of("name", "乙" + mark, "uscc", "91350100M000100Y43"));
        everybody(Map.of("rights", WORKING, "see", scope("own")));

        assertThat(names(lin.get("/api/records/account?limit=200").json()))
                .contains("甲" + mark)
                .doesNotContain("乙" + mark);
        assertThat(lin.get(path(mine)).status()).isEqualTo(200);
        String never = UUID.randomUUID().toString();
        for (String rest :
                List.of("", "/history", "/at?time=" + Instant.EPOCH, "/shares", "/access")) {
            same(lin.get(path(other) + rest), lin.get(path(never) + rest), other, never);
        }
        Map<String, Object> city = Map.of("city", "苏州");
        same(
                lin.send("PATCH", path(other), city),
                lin.send("PATCH", path(never), city),
                other,
                never);
        same(
                lin.send("DELETE", path(other), ""),
                lin.send("DELETE", path(never), ""),
                other,
                never);
        same(
                lin.send("POST", path(other) + "/restore", ""),
                lin.send("POST", path(never) + "/restore", ""),
                other,
                never);
        same(
                lin.send("PUT", "/api/favourites/account/" + other, ""),
                lin.send("PUT", "/api/favourites/account/" + never, ""),
                other,
                never);
        assertThat(admin.get(path(other)).json().path("city").isNull()).isTrue();
    }

    private static void same(Answer one, Answer other, String id, String never) {
        assertThat(one.status()).as(one.response().body()).isEqualTo(404);
        assertThat(other.status()).isEqualTo(404);
        assertThat(one.code()).isEqualTo(other.code());
        assertThat(withoutTrace(one, id)).isEqualTo(withoutTrace(other, never));
    }

    private static String withoutTrace(Answer answer, String id) {
        return answer.response()
                .body()
                .replace(id, "ID")
                .replaceAll("\"(trace|traceId|instance)\":\"[^\"]*\"", "");
    }

    @Test
    void aClashWithAnUnseenRecordTellsNothingOfIt() {
        String mark = mark();
        String uscc = "91110000802100433B";
        jdbc.sql("delete from t_main.account where uscc = ?").param(uscc).update();
        String other = account(Map.of("name", "秘" + mark, "uscc", uscc));
        everybody(Map.of("rights", WORKING, "see", scope("own")));

        Answer refused =
                lin.send("POST", "/api/records/account", Map.of("name", "丙" + mark, "uscc", uscc));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.response().body()).contains("value.not_unique");
        assertThat(refused.response().body()).doesNotContain(other).doesNotContain("秘" + mark);
    }

    @Test
    void masksCannotBeLiftedByAsking() {
        String mark = mark();
        String id = account(Map.of("name", "丁" + mark, "phone", "13812345678", "revenue", 100));
        admin.send("PATCH", path(id), Map.of("phone", "13987654321"));
        everybody(
                Map.of(
                        "rights", List.of("see", "edit"),
                        "fields",
                                Map.of(
                                        "phone", Map.of("access", "masked", "mask", "3*4"),
                                        "revenue",
                                                Map.of(
                                                        "access", "edit",
                                                        "when", "owner == me()",
                                                        "otherwise", "hidden"))));

        JsonNode seen = lin.get(path(id)).json();
        assertThat(seen.path("phone").asString()).contains("****").endsWith("4321");
        assertThat(seen.path("_masked").get(0).asString()).isEqualTo("phone");
        assertThat(seen.path("revenue").isNull()).isTrue();
        String listed = "/api/records/account?limit=1&where=";
        assertThat(lin.get(listed + encoded("contains(phone, \"1398765\")")).status())
                .isEqualTo(400);
        assertThat(lin.get("/api/records/account?sort=phone").status()).isBetween(400, 499);
        assertThat(count(lin, "name == \"丁" + mark + "\" && revenue > 1.0")).isZero();
        assertThat(lin.get(path(id) + "/history").response().body())
                .doesNotContain("13987654321")
                .doesNotContain("13812345678")
                .contains("****");
        assertThat(lin.get(path(id) + "/at?time=" + Instant.now()).response().body())
                .doesNotContain("13987654321");
        assertThat(lin.send("PATCH", path(id), Map.of("phone", "13700000000")).status())
                .isBetween(400, 499);
        assertThat(lin.send("PATCH", path(id), Map.of("revenue", 5)).status()).isBetween(400, 499);
        lin.send("PATCH", path(id), Map.of("city", "青岛"));
        admin.send("PATCH", path(id), Map.of("owner", person));
        assertThat(lin.get(path(id)).json().path("revenue").asDouble()).isEqualTo(100);
    }

    private long count(Browser browser, String where) {
        return browser.get("/api/records/account?where=" + encoded(where))
                .json()
                .path("count")
                .asLong();
    }

    @Test
    void wordsOfHiddenFieldsFindNothing() throws InterruptedException {
        String mark = mark();
        String city = "暗" + mark;
        String name = "戊" + mark;
        account(Map.of("name", name, "city", city));
        awaitFound(admin, "/api/search?q=" + encoded(city));
        assertThat(lin.get("/api/search?q=" + encoded(city)).response().body()).contains(name);

        everybody(Map.of("rights", WORKING, "fields", Map.of("city", Map.of("access", "hidden"))));

        assertThat(lin.get("/api/search?q=" + encoded(city)).response().body())
                .doesNotContain(name);
        assertThat(lin.get("/api/search?q=" + encoded(name)).response().body()).contains(name);
        assertThat(names(lin.get("/api/records/account?q=" + encoded(city)).json())).isEmpty();
        assertThat(names(lin.get("/api/records/account?q=" + encoded(name)).json()))
                .containsExactly(name);
        assertThat(
                        lin.get("/api/records/account?where=" + encoded("city == \"" + city + "\""))
                                .status())
                .isEqualTo(400);
        assertThat(lin.get("/api/objects/account").response().body()).doesNotContain("\"city\"");
    }

    private static void awaitFound(Browser browser, String path) throws InterruptedException {
        for (int turn = 0; turn < 200; turn++) {
            if (!browser.get(path).json().path("groups").isEmpty()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not found: " + path);
    }

    @Test
    void aReferenceToAnUnseenRecordIsRestricted() {
        String mark = mark();
        String hidden = account(Map.of("name", "己" + mark));
        String contact =
                admin.send(
                                "POST",
                                "/api/records/contact",
                                Map.of("name", "联" + mark, "account", hidden))
                        .id();
        everybody(Map.of("rights", WORKING, "see", scope("own")), Map.of("rights", WORKING));

        Answer seen = lin.get("/api/records/contact/" + contact);
        assertThat(seen.json().at("/account/restricted").asBoolean()).isTrue();
        assertThat(seen.response().body()).doesNotContain("己" + mark);
        String asked = "/api/records/contact?fields=name,account.name&where=";
        Answer listed = lin.get(asked + encoded("name == \"联" + mark + "\""));
        assertThat(listed.response().body()).doesNotContain("己" + mark);
        String through = encoded("account.name == \"己" + mark + "\"");
        assertThat(lin.get("/api/records/contact?where=" + through).json().path("items")).isEmpty();
        Answer link =
                lin.send("POST", "/api/records/contact", Map.of("name", "丑", "account", hidden));
        assertThat(link.response().body()).contains("value.reference_absent");
    }

    @Test
    void sharesOpenARecordForAWhile() {
        String mark = mark();
        String id = account(Map.of("name", "庚" + mark));
        everybody(Map.of("rights", WORKING, "see", scope("own")));
        assertThat(lin.get(path(id)).status()).isEqualTo(404);

        Map<String, Object> to = Map.of("kind", "person", "id", person);
        String share =
                admin.send(
                                "POST",
                                path(id) + "/shares",
                                Map.of("to", to, "level", "read", "part", "售前支持"))
                        .id();
        assertThat(lin.get(path(id)).status()).isEqualTo(200);
        assertThat(lin.get(path(id)).json().at("/_rights/edit").asBoolean()).isFalse();
        assertThat(lin.send("PATCH", path(id), Map.of("city", "上海")).status()).isEqualTo(403);
        assertThat(lin.send("POST", path(id) + "/shares", Map.of("to", to, "level", "edit")).code())
                .isEqualTo("access.share_too_far");
        JsonNode shares = lin.get(path(id) + "/shares").json();
        assertThat(shares.at("/items/0/part").asString()).isEqualTo("售前支持");
        assertThat(shares.path("mayShare").asBoolean()).isFalse();

        admin.send("PATCH", path(id) + "/shares/" + share, Map.of("level", "edit"));
        assertThat(lin.send("PATCH", path(id), Map.of("city", "上海")).status()).isEqualTo(200);

        admin.send(
                "PATCH",
                path(id) + "/shares/" + share,
                Map.of("until", Instant.now().minus(Duration.ofMinutes(1)).toString()));
        assertThat(lin.get(path(id)).status()).isEqualTo(404);
        Answer forGood =
                admin.send(
                        "PATCH", path(id) + "/shares/" + share, "{\"until\":null,\"part\":\"\"}");
        assertThat(forGood.json().hasNonNull("until")).isFalse();
        assertThat(forGood.json().hasNonNull("part")).isFalse();
        assertThat(lin.get(path(id)).status()).isEqualTo(200);
        assertThat(admin.send("DELETE", path(id) + "/shares/" + share, "").status()).isEqualTo(204);
        assertThat(lin.get(path(id)).status()).isEqualTo(404);
    }

    @Test
    void rulesShareWhatMeetsThem() {
        String mark = mark();
        String id = account(Map.of("name", "辛" + mark, "city", "共" + mark));
        everybody(Map.of("rights", WORKING, "see", scope("own")));
        String rule =
                admin.send(
                                "POST",
                                "/api/sharing-rules",
                                Map.of(
                                        "object",
                                        "account",
                                        "where",
                                        "city == \"共" + mark + "\"",
                                        "to",
                                        Map.of("kind", "everybody"),
                                        "level",
                                        "read"))
                        .id();
        assertThat(lin.get(path(id)).status()).isEqualTo(200);
        Answer broken =
                admin.send("PATCH", "/api/sharing-rules/" + rule, Map.of("where", "nowhere == 1"));
        assertThat(broken.status()).isEqualTo(422);
        assertThat(lin.get("/api/sharing-rules").status()).isEqualTo(403);
        assertThat(admin.send("DELETE", "/api/sharing-rules/" + rule, "").status()).isEqualTo(204);
        assertThat(lin.get(path(id)).status()).isEqualTo(404);
    }

    @Test
    void takesBackNothingThatOneDoesNotSee() {
        String id = account(Map.of("name", "壬" + mark()));
        long change = admin.get(path(id) + "/history").json().at("/items/0/change").asLong();
        everybody(Map.of("rights", WORKING, "see", scope("own")));

        Answer planned = lin.send("POST", "/api/reversals", Map.of("change", change, "plan", true));
        Answer never =
                lin.send("POST", "/api/reversals", Map.of("change", 999_999_999L, "plan", true));

        assertThat(planned.status()).isEqualTo(never.status()).isEqualTo(404);
        assertThat(planned.code()).isEqualTo(never.code());
    }

    static String mark() {
        return UUID.randomUUID().toString().substring(0, 6);
    }
}
