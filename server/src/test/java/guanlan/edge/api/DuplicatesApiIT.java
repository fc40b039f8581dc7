package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
class DuplicatesApiIT {
    private final Browser browser;
    private final int port;

    DuplicatesApiIT(@LocalServerPort int port) {
        this.port = port;
        this.browser = new Browser(port, "zh");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void tellsAtTheDoorWhoIsThereAlready() {
        String known = account("上海听涛软件有限公司", "13800138001");
        JsonNode twin =
                until(() -> check("听涛软件（上海）股份公司", "138 0013 8001"), items -> items.size() == 1)
                        .get(0);

        assertThat(twin.path("id").asString()).isEqualTo(known);
        assertThat(twin.path("decision").asString()).isEqualTo("same");
        assertThat(twin.path("reasons").findValuesAsString("message")).contains("电话相同，且很少有其他记录相同");
        assertThat(check("深圳远山电子有限公司", "13900000000")).isEmpty();
    }

    @Test
    void saysMaybeWhereOnlyTheNameAgrees() {
        account("苏州观潮阁科技有限公司", "13800138002");
        JsonNode twin = until(() -> check("苏州观潮阁科技有限公司", ""), items -> items.size() == 1).get(0);
        assertThat(twin.path("decision").asString()).isEqualTo("maybe");
    }

    @Test
    void aRecordInTheBinIsNoTwinAndOneRestoredIs() {
        String id = account("无锡落霞包装有限公司", "13800138003");
        until(() -> check("无锡落霞包装有限公司", "13800138003"), items -> items.size() == 1);
        assertThat(browser.send("DELETE", "/api/records/account/" + id, "").status())
                .isEqualTo(204);
        until(() -> check("无锡落霞包装有限公司", "13800138003"), JsonNode::isEmpty);
        browser.send("POST", "/api/records/account/" + id + "/restore", "");
        until(() -> check("无锡落霞包装有限公司", "13800138003"), items -> items.size() == 1);
    }

    @Test
    void aProgramMayRefuseToMakeATwinOrBeWarned() {
        account("杭州栖霞物流有限公司", "13800138004");
        until(() -> check("杭州栖霞物流有限公司", "13800138004"), items -> items.size() == 1);
        Map<String, String> values = Map.of("name", "杭州栖霞物流公司", "phone", "13800138004");

        Answer refused = browser.send("POST", "/api/records/account?duplicates=refuse", values);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("matching.found");
        assertThat(refused.json().at("/params/items/0/title").asString()).isEqualTo("杭州栖霞物流有限公司");

        Answer warned = browser.send("POST", "/api/records/account?duplicates=warn", values);
        assertThat(warned.status()).isEqualTo(201);
        assertThat(warned.json().path("_duplicates").size()).isEqualTo(1);
        assertThat(browser.send("POST", "/api/records/account?duplicates=perhaps", values).status())
                .isEqualTo(400);
    }

    @Test
    void aRepeatedRequestIsNotRefusedForItsOwnRecord() {
        Map<String, String> values = Map.of("name", "扬州烟波纸业有限公司", "phone", "13800138014");
        Supplier<Answer> create =
                () -> {
                    var request =
                            browser.request("/api/records/account?duplicates=refuse")
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", "twins-once")
                                    .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElse(""))
                                    .POST(
                                            BodyPublishers.ofString(
                                                    "{\"name\":\"%s\",\"phone\":\"%s\"}"
                                                            .formatted(
                                                                    values.get("name"),
                                                                    values.get("phone"))));
                    return browser.send(request);
                };
        Answer first = create.get();
        assertThat(first.status()).isEqualTo(201);
        until(() -> check("扬州烟波纸业有限公司", "13800138014"), items -> items.size() == 1);
        Answer again = create.get();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
    }

    @Test
    void asksAboutPairsAndNeverTwice() {
        String one = account("常州白鹭机械有限公司", "13800138005");
        String two = account("常州白鹭机械制造有限公司", "13800138005");
        JsonNode pair = pair(one, two);
        assertThat(pair.path("decision").asString()).isEqualTo("same");

        Answer decided = decide(pair, "different");
        assertThat(decided.json().path("state").asString()).isEqualTo("different");
        assertThat(decided.json().at("/decidedBy/title").asString()).isNotEmpty();
        assertThat(ofRecord(one)).isEmpty();

        browser.send("PATCH", "/api/records/account/" + two, Map.of("city", "常州"));
        browser.send("POST", "/api/duplicates/account/scan", "");
        until(this::overview, account -> account.path("waiting").asInt() == 0);
        assertThat(ofRecord(one)).isEmpty();
        Answer door =
                browser.send(
                        "POST",
                        "/api/duplicates/account/check",
                        Map.of("values", values("常州白鹭机械有限公司", "13800138005"), "id", two));
        assertThat(door.json().path("items")).isEmpty();
    }

    @Test
    void sameTeachesTheDictionaryOfNames() {
        String one = account("南京蓝鲸网络技术有限公司", "13800138006");
        String two = account("蓝鲸互联", "13800138006");
        decide(pair(one, two), "same");
        JsonNode aliases =
                browser.get(
                                "/api/records/name_alias?where="
                                        + URLEncoder.encode(
                                                "alias == \"蓝鲸互联\"", StandardCharsets.UTF_8))
                        .json()
                        .path("items");
        assertThat(aliases.findValuesAsString("name")).containsExactly("南京蓝鲸网络技术有限公司");
    }

    @Test
    void anAliasThatSomebodyWroteFindsAtTheDoor() {
        account("黄山迎客旅游发展有限公司", "13800138007");
        assertThat(check("徽游通", "")).isEmpty();
        browser.send(
                "POST", "/api/records/name_alias", Map.of("alias", "徽游通", "name", "黄山迎客旅游发展有限公司"));
        JsonNode twin = until(() -> check("徽游通", ""), items -> items.size() == 1).get(0);
        assertThat(twin.path("title").asString()).isEqualTo("黄山迎客旅游发展有限公司");
    }

    @Test
    void learnsAfterTenAnswersAndSaysHowWellItJudges() {
        List<JsonNode> pairs = new ArrayList<>();
        for (int at = 0; at < 12; at++) {
            String brand = "" + (char) ('一' + 40 * at) + (char) ('万' + 31 * at);
            String one = account("合肥" + brand + "化工有限公司", "1370000%04d".formatted(at));
            String two = account("合肥" + brand + "化工公司", "1370000%04d".formatted(at));
            pairs.add(pair(one, two));
        }
        pairs.forEach(pair -> decide(pair, "same"));
        JsonNode model =
                until(this::overview, account -> account.path("model").has("version"))
                        .path("model");
        assertThat(model.path("answers").asInt()).isGreaterThanOrEqualTo(10);
        assertThat(model.at("/quality/recall/high").asDouble())
                .isGreaterThan(model.at("/quality/recall/low").asDouble());
        assertThat(model.path("weights").size()).isEqualTo(7);
    }

    @Test
    void leadsAreComparedAsPeopleAre() {
        Map<String, String> lead =
                Map.of("name", "蒋听松", "mobile", "13800138021", "company", "湖州弁山家具有限公司");
        browser.send("POST", "/api/records/lead", lead);
        until(() -> leads("蒋听松", "138 0013 8021", "弁山家具"), items -> items.size() == 1);
        assertThat(leads("郑望海", "13911112222", "湖州弁山家具有限公司")).isEmpty();
    }

    private JsonNode leads(String name, String mobile, String company) {
        return browser.send(
                        "POST",
                        "/api/duplicates/lead/check",
                        Map.of(
                                "values",
                                Map.of("name", name, "mobile", mobile, "company", company)))
                .json()
                .path("items");
    }

    @Test
    void marksSomeRecordsAtATime() {
        String ids = String.join(",", Collections.nCopies(201, UUID.randomUUID().toString()));
        Answer refused = browser.get("/api/duplicates/account/marks?ids=" + ids);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("matching.too_many");
        assertThat(browser.get("/api/duplicates/task/marks?ids=" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void refusesRulesThatCannotHold() {
        Answer refused =
                browser.send(
                        "PUT",
                        "/api/duplicates/contact/settings",
                        Map.of(
                                "traits",
                                List.of(
                                        Map.of("field", "name", "kind", "PERSON"),
                                        Map.of("field", "nope", "kind", "TEXT")),
                                "rules",
                                List.of(
                                        Map.of(
                                                "name", "空", "verdict", "ALWAYS", "fields",
                                                List.of())),
                                "sure",
                                0.3,
                                "maybe",
                                0.6,
                                "tellsHidden",
                                false));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("matching.setting_refused");
        assertThat(refused.json().path("findings").findValuesAsString("code"))
                .contains("matching.field_unknown", "matching.rule_empty", "matching.limits");
    }

    @Test
    void aRuleOfOnesOwnIsInForceAtOnceAndCountsItsPairs() {
        contact("钱多多", "合伙人");
        contact("钱多多", "合伙人");
        contact("钱多多", "财务");
        until(() -> contacts("钱多多", "合伙人"), items -> items.size() >= 2);
        JsonNode before = browser.get("/api/duplicates/contact/settings").json();
        assertThat(before.path("shipped").asBoolean()).isTrue();

        Map<String, Object> setting = sameNameAndPosition();
        Answer kept = browser.send("PUT", "/api/duplicates/contact/settings", setting);
        assertThat(kept.status()).as(kept.response().body()).isEqualTo(200);
        assertThat(kept.json().at("/traits/0/kind").asString()).isEqualTo("person");
        assertThat(kept.json().at("/rules/0/verdict").asString()).isEqualTo("always");
        until(
                () -> contacts("钱多多", "合伙人"),
                items ->
                        items.size() >= 2
                                && items.findValuesAsString("message").contains("规则：同名同职"));
        Answer count =
                browser.send(
                        "POST",
                        "/api/duplicates/contact/rules/count",
                        Map.of("verdict", "ALWAYS", "fields", List.of("name", "position")));
        assertThat(count.json().path("pairs").asInt()).isEqualTo(1);
        assertThat(count.json().path("exact").asBoolean()).isTrue();
        assertThat(
                        browser.send("DELETE", "/api/duplicates/contact/settings", "")
                                .json()
                                .path("shipped")
                                .asBoolean())
                .isTrue();
    }

    private static Map<String, Object> sameNameAndPosition() {
        Map<String, Object> setting = new HashMap<>();
        setting.put(
                "traits",
                List.of(
                        Map.of("field", "name", "kind", "PERSON"),
                        Map.of("field", "position", "kind", "TEXT"),
                        Map.of("field", "mobile", "kind", "PHONE")));
        setting.put(
                "rules",
                List.of(
                        Map.of(
                                "name",
                                "同名同职",
                                "verdict",
                                "ALWAYS",
                                "fields",
                                List.of("name", "position"))));
        setting.put("sure", 0.9);
        setting.put("maybe", 0.4);
        setting.put("tellsHidden", false);
        return setting;
    }

    @Test
    void whoMayNotConfigureIsTurnedAway() {
        Browser member = new Newcomers(browser, port).member().browser();
        assertThat(member.get("/api/duplicates/account/settings").status()).isEqualTo(403);
        assertThat(member.send("POST", "/api/duplicates/account/scan", "").status()).isEqualTo(403);
        assertThat(member.get("/api/duplicates").status()).isEqualTo(200);
    }

    private JsonNode check(String name, String phone) {
        return browser.send(
                        "POST",
                        "/api/duplicates/account/check",
                        Map.of("values", values(name, phone)))
                .json()
                .path("items");
    }

    private static Map<String, String> values(String name, String phone) {
        return Map.of("name", name, "phone", phone);
    }

    private JsonNode contacts(String name, String position) {
        return browser.send(
                        "POST",
                        "/api/duplicates/contact/check",
                        Map.of("values", Map.of("name", name, "position", position)))
                .json()
                .path("items");
    }

    private void contact(String name, String position) {
        browser.send("POST", "/api/records/contact", Map.of("name", name, "position", position));
    }

    private String account(String name, String phone) {
        Answer made = browser.send("POST", "/api/records/account", values(name, phone));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private JsonNode ofRecord(String id) {
        return browser.get("/api/duplicates/account/records/" + id).json().path("items");
    }

    private JsonNode pair(String one, String two) {
        JsonNode items =
                until(
                        () -> ofRecord(one),
                        some ->
                                IntStream.range(0, some.size())
                                        .anyMatch(at -> names(some.get(at), two)));
        return IntStream.range(0, items.size())
                .mapToObj(items::get)
                .filter(pair -> names(pair, two))
                .findFirst()
                .orElseThrow();
    }

    private static boolean names(JsonNode pair, String record) {
        return pair.at("/one/id").asString().equals(record)
                || pair.at("/two/id").asString().equals(record);
    }

    private Answer decide(JsonNode pair, String state) {
        Answer answer =
                browser.send(
                        "PATCH",
                        "/api/duplicates/account/pairs/" + pair.path("id").asString(),
                        Map.of("state", state));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer;
    }

    private JsonNode overview() {
        JsonNode items = browser.get("/api/duplicates").json().path("items");
        return IntStream.range(0, items.size())
                .mapToObj(items::get)
                .filter(each -> each.path("object").asString().equals("account"))
                .findFirst()
                .orElseThrow();
    }

    /** The index follows a moment later. */
    private static JsonNode until(Supplier<JsonNode> asked, Predicate<JsonNode> holds) {
        JsonNode answer = asked.get();
        for (int attempt = 0; attempt < 300 && !holds.test(answer); attempt++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
            answer = asked.get();
        }
        assertThat(holds.test(answer)).as(answer.toString()).isTrue();
        return answer;
    }
}
