package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
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

/** A twin that one may not see is never told, whichever way one asks. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class HiddenTwinsIT {
    private static final List<String> WORKING = List.of("see", "create", "edit", "merge", "import");
    private static final Map<String, Object> OWN =
            Map.of("rights", WORKING, "see", Map.of("kind", "own"));

    private final Browser admin;
    private final Browser lin;
    private final MergeCalls calls;
    private final String me;

    HiddenTwinsIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.admin = new Browser(port, "zh");
        admin.signIn("admin", SessionIT.PASSWORD);
        this.lin = new People(jdbc, admin).member(port, "lin");
        this.me = lin.me();
        this.calls = new MergeCalls(admin);
    }

    @BeforeEach
    void seesOnlyHerOwn() {
        calls.everybody(OWN, OWN);
    }

    @AfterEach
    void everybodyMayAsBefore() {
        admin.send("DELETE", "/api/roles/member", "");
        admin.send("DELETE", "/api/duplicates/account/settings", "");
    }

    @Test
    void atTheDoorOrWhileWriting() {
        Map<String, String> values = Map.of("name", "温州雁荡阀门有限公司", "phone", "13800138101");
        calls.account(values);
        await(() -> check(admin, values).path("items").size() == 1);

        JsonNode answer = check(lin, values);
        assertThat(answer.path("items")).isEmpty();
        assertThat(answer.path("hidden").asInt()).isZero();
        Answer written = lin.send("POST", "/api/records/account?duplicates=refuse", values);
        assertThat(written.status()).as(written.response().body()).isEqualTo(201);
        Answer warned =
                lin.send("POST", "/api/records/contact?duplicates=warn", Map.of("name", "无"));
        assertThat(warned.json().path("_duplicates")).isEmpty();
    }

    @Test
    void inTheQueueByAMarkOrByACount() {
        Map<String, String> values = Map.of("name", "台州括苍模具有限公司", "phone", "13800138102");
        String hidden = calls.account(values);
        String own = calls.account(Map.of("name", "台州括苍模具公司", "phone", "13800138102", "owner", me));
        await(() -> pairs(admin, own).size() == 1);
        String pair = pairs(admin, own).get(0).path("id").asString();

        assertThat(lin.get("/api/records/account/" + own).status()).isEqualTo(200);
        assertThat(pairs(lin, own)).isEmpty();
        assertThat(lin.get("/api/duplicates/account/pairs").json().toString())
                .doesNotContain(hidden);
        assertThat(lin.get("/api/duplicates/account/pairs?order=teach").json().toString())
                .doesNotContain(hidden);
        assertThat(lin.get("/api/duplicates/account/pairs/" + pair).status()).isEqualTo(404);
        assertThat(
                        lin.send(
                                        "PATCH",
                                        "/api/duplicates/account/pairs/" + pair,
                                        Map.of("state", "different"))
                                .status())
                .isEqualTo(404);
        assertThat(open(lin)).isZero();
        assertThat(open(admin)).isPositive();
        assertThat(marked(admin)).contains(own, hidden);
        assertThat(marked(lin)).doesNotContain(own, hidden);
        assertThat(marks(admin, own)).hasSize(1);
        assertThat(marks(lin, own)).isEmpty();
    }

    @Test
    void inAListOfPossibleDuplicatesWhichTellsOnlyOfBothThatOneSees() {
        String one =
                calls.account(Map.of("name", "嘉兴南湖包装有限公司", "phone", "13800138105", "owner", me));
        String two = calls.account(Map.of("name", "嘉兴南湖包装公司", "phone", "13800138105", "owner", me));
        await(() -> pairs(lin, one).size() == 1);
        assertThat(marked(lin)).contains(one, two);
        assertThat(found(lin, "!possible_duplicate")).doesNotContain(one, two);
        assertThat(marks(lin, one).get(0).path("pairs").asInt()).isEqualTo(1);

        String pair = pairs(lin, one).get(0).path("id").asString();
        lin.send("PATCH", "/api/duplicates/account/pairs/" + pair, Map.of("state", "different"));
        assertThat(marked(lin)).doesNotContain(one, two);
        assertThat(found(lin, "!possible_duplicate")).contains(one, two);
    }

    private static List<String> marked(Browser browser) {
        return found(browser, "possible_duplicate == true");
    }

    private static List<String> found(Browser browser, String where) {
        Answer answer =
                browser.get(
                        "/api/records/account?limit=1000&where="
                                + URLEncoder.encode(where, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json().path("items").findValuesAsString("id");
    }

    private static JsonNode marks(Browser browser, String record) {
        return browser.get("/api/duplicates/account/marks?ids=" + record).json().path("items");
    }

    @Test
    void byAFieldThatIsHiddenFromHer() {
        String one = calls.account(Map.of("name", "衢州江郎纸业有限公司", "phone", "13800138103"));
        String two = calls.account(Map.of("name", "衢江特种造纸", "phone", "13800138103"));
        samePhoneIsOne();
        var phone = Map.of("phone", Map.of("access", "hidden"));
        calls.everybody(
                Map.of("rights", WORKING, "see", Map.of("kind", "all"), "fields", phone), OWN);
        await(() -> pairs(admin, one).size() == 1);
        assertThat(lin.get("/api/records/account/" + two).status()).isEqualTo(200);

        assertThat(pairs(lin, one)).isEmpty();
        assertThat(marked(admin)).contains(one, two);
        assertThat(marked(lin)).doesNotContain(one, two);
        assertThat(marks(lin, one)).isEmpty();
        assertThat(check(lin, Map.of("phone", "13800138103")).path("items")).isEmpty();
        assertThat(check(admin, Map.of("phone", "13800138103")).path("items")).isNotEmpty();
    }

    /** Whatever the names are. */
    private void samePhoneIsOne() {
        Answer kept =
                admin.send(
                        "PUT",
                        "/api/duplicates/account/settings",
                        Map.of(
                                "traits",
                                List.of(
                                        Map.of("field", "name", "kind", "COMPANY"),
                                        Map.of("field", "phone", "kind", "PHONE")),
                                "rules",
                                List.of(
                                        Map.of(
                                                "name",
                                                "同号",
                                                "verdict",
                                                "ALWAYS",
                                                "fields",
                                                List.of("phone"))),
                                "sure",
                                0.9,
                                "maybe",
                                0.4,
                                "tellsHidden",
                                false));
        assertThat(kept.status()).as(kept.response().body()).isEqualTo(200);
        assertThat(admin.send("POST", "/api/duplicates/account/scan", "").status()).isEqualTo(202);
    }

    @Test
    void byAFileThatAsksAboutWhatLooksAlike() {
        calls.account(Map.of("name", "丽水缙云锯床有限公司", "phone", "13800138104"));
        Map<String, String> values = Map.of("name", "丽水缙云锯床公司", "phone", "13800138104");
        await(() -> check(admin, values).path("items").size() == 1);
        String file = "公司名称,电话\n丽水缙云锯床公司,13800138104\n";

        JsonNode hers = asked(lin, file);
        assertThat(hers.at("/progress/asked").asInt()).isZero();
        assertThat(hers.at("/progress/created").asInt()).isEqualTo(1);
        JsonNode told = asked(admin, file);
        assertThat(told.at("/progress/asked").asInt()).isEqualTo(1);
        String path = "/api/imports/" + told.path("id").asString() + "/asked";
        JsonNode row = admin.get(path).json().at("/items/0");
        assertThat(row.at("/texts/name").asString()).isEqualTo("丽水缙云锯床公司");
        assertThat(row.at("/records/0/title").asString()).startsWith("丽水缙云锯床");
        assertThat(lin.get(path).status()).isEqualTo(404);
        Answer decided =
                admin.send(
                        "POST",
                        path + "/" + row.path("line").asString(),
                        Map.of("as", "same", "record", row.at("/records/0/id").asString()));
        assertThat(decided.status()).as(decided.response().body()).isEqualTo(200);
        assertThat(decided.json().at("/progress/asked").asInt()).isZero();
        assertThat(admin.send("POST", path, Map.of("as", "perhaps")).status()).isEqualTo(422);
    }

    private static JsonNode asked(Browser browser, String file) {
        var imports = new ImportCalls(browser);
        String path = imports.received(file, "account");
        Answer settled = browser.send("PATCH", path, Map.of("duplicates", Map.of("policy", "ask")));
        assertThat(settled.status()).as(settled.response().body()).isEqualTo(200);
        return imports.finished(path);
    }

    private static JsonNode check(Browser browser, Map<String, String> values) {
        return browser.send("POST", "/api/duplicates/account/check", Map.of("values", values))
                .json();
    }

    private static JsonNode pairs(Browser browser, String record) {
        return browser.get("/api/duplicates/account/records/" + record).json().path("items");
    }

    private static int open(Browser browser) {
        JsonNode items = browser.get("/api/duplicates").json().path("items");
        return IntStream.range(0, items.size())
                .mapToObj(items::get)
                .filter(each -> each.path("object").asString().equals("account"))
                .mapToInt(each -> each.at("/counts/open").asInt())
                .sum();
    }

    /** The index follows a moment later, and once more when the rules have changed. */
    private static void await(BooleanSupplier holds) {
        boolean held = holds.getAsBoolean();
        for (int attempt = 0; attempt < 300 && !held; attempt++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
            held = holds.getAsBoolean();
        }
        assertThat(held).isTrue();
    }
}
