package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
class OrganisationApiIT {
    private final Browser browser;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    OrganisationApiIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "zh");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void refusesADepartmentBelowItself() {
        String company = make("department", Map.of("name", "公司" + mark));
        String sales = make("department", Map.of("name", "销售" + mark, "parent", company));
        String east = make("department", Map.of("name", "华东" + mark, "parent", sales));

        Answer refused = change("department", company, Map.of("parent", east));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/findings/0/field").asString()).isEqualTo("parent");
        assertThat(refused.json().at("/findings/0/code").asString())
                .isEqualTo("people.department_loop");
        assertThat(refused.json().at("/findings/0/message").asString())
                .contains("公司" + mark + " → 华东" + mark + " → 销售" + mark + " → 公司" + mark);
        assertThat(change("department", east, Map.of("parent", company)).status()).isEqualTo(200);
    }

    @Test
    void refusesALoopThatOnlyTheWholeBatchCloses() {
        String one = make("department", Map.of("name", "甲" + mark));
        String two = make("department", Map.of("name", "乙" + mark));

        JsonNode outcomes =
                browser.send(
                                "POST",
                                "/api/records/department/batch",
                                Map.of(
                                        "operation",
                                        "update",
                                        "rows",
                                        List.of(
                                                Map.of("id", one, "parent", two),
                                                Map.of("id", two, "parent", one))))
                        .json()
                        .path("outcomes");

        assertThat(outcomes.at("/0/findings/0/code").asString())
                .isEqualTo("people.department_loop");
        assertThat(one("department", one).path("parent").isNull()).isTrue();
    }

    @Test
    void refusesALoopThatARestoredDepartmentWouldClose() {
        String one = make("department", Map.of("name", "上" + mark));
        String two = make("department", Map.of("name", "下" + mark, "parent", one));
        browser.send("DELETE", "/api/records/department/" + two, "");

        assertThat(browser.send("POST", path("department", two) + "/restore", "").status())
                .isEqualTo(200);
        assertThat(change("department", one, Map.of("parent", two)).status()).isEqualTo(422);
    }

    @Test
    void refusesPeopleWhoReportToThemselves() {
        String boss = make("user", Map.of("name", "经理" + mark));
        String rep = make("user", Map.of("name", "代表" + mark, "manager", boss));

        Answer refused = change("user", boss, Map.of("manager", rep));

        assertThat(refused.json().at("/findings/0/code").asString())
                .isEqualTo("people.manager_loop");
    }

    @Test
    void nobodyWhoCanSignInIsMarkedAsGoneByTheWay() {
        String me = browser.me();

        Answer marked = change("user", me, Map.of("active", false));
        Answer removed = browser.send("DELETE", path("user", me), "");

        assertThat(marked.json().at("/findings/0/code").asString()).isEqualTo("people.door_open");
        assertThat(removed.status()).isEqualTo(409);
        assertThat(one("user", me).path("active").asBoolean()).isTrue();
        String guest = make("user", Map.of("name", "访客" + mark, "active", true));
        assertThat(change("user", guest, Map.of("active", false)).status()).isEqualTo(200);
    }

    @Test
    void nobodyDeactivatesHimself() {
        String me = browser.me();
        invite("另一管理员" + mark, "administrator", null);

        Answer refused = browser.send("PATCH", "/api/people/" + me, Map.of("active", false));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("people.self");
        assertThat(browser.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void givesAWayInToSomebodyWhomRecordsKnow() {
        String known = make("user", Map.of("name", "导入的人" + mark, "active", false));

        Answer invited = invite("导入的人" + mark, "member", known);

        assertThat(invited.status()).isEqualTo(201);
        assertThat(invited.json().path("user").asString()).isEqualTo(known);
        assertThat(one("user", known).path("active").asBoolean()).isTrue();
        assertThat(invite("同一个人" + mark, "member", known).code()).isEqualTo("person.has_door");
        browser.send("PATCH", "/api/people/" + known, Map.of("active", false));
        assertThat(one("user", known).path("active").asBoolean()).isFalse();
    }

    private Answer invite(String name, String role, @Nullable String user) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("name", name);
        body.put("login", "p" + UUID.randomUUID().toString().substring(0, 8) + "@x.cn");
        body.put("role", role);
        body.put("locale", "zh");
        body.put("user", user);
        return browser.send("POST", "/api/people", body);
    }

    @Test
    void saysWhoStandsInForWhom() {
        String away = make("user", Map.of("name", "外出" + mark));
        String here = make("user", Map.of("name", "留守" + mark));

        assertThat(absence(away, here, "2026-12-01", "2026-12-10").status()).isEqualTo(201);
        assertThat(fault(absence(away, here, "2026-12-10", "2026-12-01"))).isEqualTo("last_day");
        assertThat(fault(absence(away, away, "2026-12-01", "2026-12-02"))).isEqualTo("delegate");
    }

    @Test
    void handsOverWhatAPersonHoldsAndTakesItBack() throws InterruptedException {
        String gone = make("user", Map.of("name", "离职" + mark));
        String heir = make("user", Map.of("name", "接手" + mark));
        String boss = make("user", Map.of("name", "主管" + mark));
        String unit = make("department", Map.of("name", "部门" + mark, "manager", gone));
        make("user", Map.of("name", "下属" + mark, "manager", gone));
        accounts(gone, 1_234);

        JsonNode held = browser.get("/api/people/" + gone + "/holdings").json().path("items");
        assertThat(held.findValuesAsString("object"))
                .containsExactlyInAnyOrder("account", "department", "user");

        Answer begun =
                handOver(
                        gone,
                        part("account", "owner", heir),
                        part("department", "manager", boss),
                        part("user", "manager", boss));
        assertThat(begun.status()).isEqualTo(202);
        JsonNode done = ended(gone, begun.json());

        assertThat(done.path("state").asString()).isEqualTo("finished");
        assertThat(count("account", "owner == \"" + heir + "\"")).isEqualTo(1_234);
        assertThat(one("department", unit).at("/manager/id").asString()).isEqualTo(boss);
        assertThat(browser.get("/api/people/" + gone + "/holdings").json().path("items")).isEmpty();
        assertThat(browser.get("/api/people/" + gone + "/handovers").json().at("/items/0/id"))
                .isEqualTo(done.path("id"));

        browser.send("DELETE", handover(gone, done) + "/effects", "");
        assertThat(ended(gone, done).path("state").asString()).isEqualTo("undone");
        assertThat(count("account", "owner == \"" + gone + "\"")).isEqualTo(1_234);
        assertThat(one("department", unit).at("/manager/id").asString()).isEqualTo(gone);
    }

    @Test
    void refusesAHandoverThatCannotBeMeant() {
        String gone = make("user", Map.of("name", "误离" + mark));
        String former = make("user", Map.of("name", "前任" + mark, "active", false));
        accounts(gone, 3);

        assertThat(handOver(gone).code()).isEqualTo("people.handover_empty");
        Answer refused =
                handOver(
                        gone,
                        part("account", "owner", former),
                        part("account", "owner", gone),
                        part("account", "owner", null),
                        part("contact", "owner", former));
        assertThat(refused.code()).isEqualTo("people.handover_refused");
        assertThat(refused.json().path("findings").findValuesAsString("code"))
                .containsExactly(
                        "people.successor_inactive",
                        "people.successor_same",
                        "people.no_successor",
                        "people.not_held",
                        "people.successor_inactive");
        assertThat(count("account", "owner == \"" + gone + "\"")).isEqualTo(3);
        assertThat(browser.get("/api/people/" + UUID.randomUUID() + "/holdings").status())
                .isEqualTo(404);
        assertThat(browser.get("/api/people/" + gone + "/handovers/" + UUID.randomUUID()).code())
                .isEqualTo("people.handover_absent");
    }

    @Test
    void peopleComeFromAFileWithDepartmentsByCodeOrNameAndManagersByMail()
            throws InterruptedException {
        String east = make("department", Map.of("name", "东区" + mark, "code", "E" + mark));
        String west = make("department", Map.of("name", "西区" + mark));
        String boss = make("user", Map.of("name", "总监" + mark, "mail", "boss" + mark + "@x.cn"));
        String file =
                String.join(
                        "\n",
                        "姓名,职位,所属部门,直属上级,邮箱,在职",
                        "张三,客户经理,E" + mark + ",boss" + mark + "@x.cn,z" + mark + "@x.cn,是",
                        "李四,专员,西区" + mark + ",总监" + mark + ",l" + mark + "@x.cn,是",
                        "王五,专员,没有的部门,,w" + mark + "@x.cn,是");

        JsonNode done = imported(file);

        assertThat(done.at("/progress/created").asInt()).isEqualTo(2);
        assertThat(done.at("/progress/rejected").asInt()).isEqualTo(1);
        JsonNode first = found("user", "mail == \"z" + mark + "@x.cn\"");
        assertThat(first.at("/department/id").asString()).isEqualTo(east);
        assertThat(first.at("/manager/id").asString()).isEqualTo(boss);
        JsonNode second = found("user", "mail == \"l" + mark + "@x.cn\"");
        assertThat(second.at("/department/id").asString()).isEqualTo(west);
        assertThat(second.at("/manager/id").asString()).isEqualTo(boss);
    }

    private JsonNode imported(String file) throws InterruptedException {
        var boundary = "people-boundary";
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"object\"\r\n\r\nuser\r\n--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n\r\n"
                                + file
                                + "\r\n--"
                                + boundary
                                + "--\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        var request =
                browser.request("/api/imports")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary);
        browser.cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        JsonNode brought = browser.send(request).json();
        String path = "/api/imports/" + brought.path("id").asString();
        browser.send("POST", path + "/run", "");
        JsonNode told = browser.get(path).json();
        while (!told.path("state").asString().equals("finished")) {
            Thread.sleep(20);
            told = browser.get(path).json();
        }
        return told;
    }

    private static String fault(Answer refused) {
        return refused.json().at("/findings/0/field").asString();
    }

    private Answer absence(String person, String delegate, String from, String to) {
        return browser.send(
                "POST",
                "/api/records/absence",
                Map.of("person", person, "delegate", delegate, "first_day", from, "last_day", to));
    }

    private static Map<String, @Nullable Object> part(
            String object, String field, @Nullable String successor) {
        Map<String, @Nullable Object> part = new HashMap<>();
        part.put("object", object);
        part.put("field", field);
        part.put("successor", successor);
        return part;
    }

    @SafeVarargs
    private Answer handOver(String person, Map<String, @Nullable Object>... parts) {
        return browser.send(
                "POST",
                "/api/people/" + person + "/handovers",
                Map.of("parts", Arrays.asList(parts)));
    }

    private static String handover(String person, JsonNode handover) {
        return "/api/people/" + person + "/handovers/" + handover.path("id").asString();
    }

    private JsonNode ended(String person, JsonNode begun) throws InterruptedException {
        JsonNode told = browser.get(handover(person, begun)).json();
        while (List.of("running", "undoing").contains(told.path("state").asString())) {
            Thread.sleep(20);
            told = browser.get(handover(person, begun)).json();
        }
        return told;
    }

    private void accounts(String owner, int count) {
        var rows =
                IntStream.range(0, count)
                        .mapToObj(at -> Map.of("name", "客户" + mark + at, "owner", owner))
                        .toList();
        browser.send(
                "POST", "/api/records/account/batch", Map.of("operation", "create", "rows", rows));
    }

    private String make(String object, Map<String, ?> values) {
        return browser.send("POST", "/api/records/" + object, values).json().path("id").asString();
    }

    private Answer change(String object, String id, Map<String, ?> values) {
        return browser.send("PATCH", path(object, id), values);
    }

    private JsonNode one(String object, String id) {
        return browser.get(path(object, id)).json();
    }

    private static String path(String object, String id) {
        return "/api/records/" + object + "/" + id;
    }

    private JsonNode found(String object, String where) {
        return browser.get("/api/records/" + object + "?where=" + encoded(where))
                .json()
                .at("/items/0");
    }

    private int count(String object, String where) {
        return browser.get("/api/records/" + object + "?limit=1&where=" + encoded(where))
                .json()
                .path("count")
                .asInt();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
