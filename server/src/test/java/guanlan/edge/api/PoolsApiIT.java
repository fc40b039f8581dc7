package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** What members and others see of a pool, on every way that leads to a record. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class PoolsApiIT {
    private static final AtomicInteger COMPANIES = new AtomicInteger(10_000);

    private final Browser admin;
    private final Browser member;
    private final Browser outsider;
    private final String company = "海蓝" + UUID.randomUUID().toString().substring(0, 6);
    private final int number = COMPANIES.incrementAndGet();
    private final String phone = "139123" + number;
    private final String mail = "chef" + number + "@geheim-gmbh.example";
    private final String town = "宁波" + number;
    private final String noted = "回拨这个号码" + number;
    private String pool = "";
    private String account = "";
    private String contact = "";
    private String lead = "";

    PoolsApiIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.admin = new Browser(port, "en");
        admin.signIn("admin", SessionIT.PASSWORD);
        var people = new People(jdbc, admin);
        this.member = people.member(port, "Member");
        this.outsider = people.member(port, "Outsider");
    }

    @BeforeEach
    void aCustomerLiesInAPool() {
        pool =
                made(
                        "pool",
                        Map.of(
                                "name",
                                "华东" + company,
                                "object",
                                "account",
                                "members",
                                List.of(me(member))));
        account =
                made(
                        "account",
                        Map.of("name", company, "phone", phone, "mail", mail, "city", town));
        hangsOnIt();
        lies();
    }

    private void hangsOnIt() {
        contact =
                made(
                        "contact",
                        Map.of(
                                "name",
                                "联系" + company,
                                "account",
                                account,
                                "mobile",
                                phone,
                                "mail",
                                mail));
        lead =
                made(
                        "lead",
                        Map.of(
                                "name",
                                "来自" + company,
                                "company",
                                company,
                                "mobile",
                                phone,
                                "account",
                                account));
        made("note", Map.of("about", "account/" + account, "body", noted));
    }

    private void lies() {
        Answer pooled =
                admin.send(
                        "PATCH",
                        "/api/records/account/" + account,
                        Map.of("pool", pool, "pool_reason", "later"));
        assertThat(pooled.status()).as(pooled.response().body()).isEqualTo(200);
    }

    private static String me(Browser who) {
        return who.get("/api/me").json().at("/user/id").asString();
    }

    private String made(String object, Map<String, ?> values) {
        Answer made = admin.send("POST", "/api/records/" + object, values);
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    /** Every answer to somebody who looks for ways to reach the customer. */
    private List<Answer> looks(Browser who) {
        List<Answer> answers = new ArrayList<>();
        for (String path :
                List.of(
                        "/api/records/account/" + account,
                        "/api/records/account?where=" + coded("id == \"" + account + "\""),
                        "/api/records/account?fields=name,phone,mail,parent.phone&q="
                                + coded(company),
                        "/api/records/account?sort=phone&limit=200",
                        "/api/records/account/values/phone",
                        "/api/records/account/values/mail",
                        "/api/records/account/" + account + "/history",
                        "/api/records/account/" + account + "/history?field=phone",
                        "/api/records/account/" + account + "/timeline?wide=true",
                        "/api/records/account/" + account + "/at?time=2099-01-01T00:00:00Z",
                        "/api/records/contact/" + contact,
                        "/api/records/contact?q=" + coded(company),
                        "/api/records/contact?where=" + coded("account == \"" + account + "\""),
                        "/api/records/lead/" + lead,
                        "/api/records/lead?fields=mobile,account.phone,account.mail&q="
                                + coded(company),
                        "/api/records/note?limit=200",
                        "/api/search?q=" + phone,
                        "/api/search?q=" + coded(mail),
                        "/api/search?q=" + coded(company))) {
            answers.add(who.get(path));
        }
        answers.add(
                who.send(
                        "POST",
                        "/api/records/account/aggregate",
                        Map.of(
                                "groupBy", List.of("phone"),
                                "measures", List.of(Map.of("function", "count")))));
        return answers;
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void tellsNothing(Answer answer) {
        String body = answer.response().body().replace(" ", "");
        assertThat(body)
                .as(answer.response().request().uri().toString())
                .doesNotContain(phone)
                .doesNotContain(phone.substring(0, 3) + "-" + phone.substring(3, 7))
                .doesNotContain(mail)
                .doesNotContain(noted);
    }

    @Test
    void aMemberSeesTheCustomerAndNoWayToReachIt() {
        Answer seen = member.get("/api/records/account/" + account);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.response().body()).contains(company, town);
        looks(member).forEach(this::tellsNothing);
        assertThat(member.get("/api/records/contact/" + contact).status()).isEqualTo(404);
        for (String asked : List.of("phone == \"" + phone + "\"", "mail == \"" + mail + "\"")) {
            Answer found = member.get("/api/records/account?where=" + coded(asked));
            assertThat(found.response().body()).doesNotContain(company);
        }
    }

    @Test
    void nobodyElseSeesItAtAll() {
        looks(outsider)
                .forEach(
                        answer -> {
                            tellsNothing(answer);
                            String uri = answer.response().request().uri().toString();
                            if (!uri.contains("/lead")) {
                                assertThat(answer.response().body()).as(uri).doesNotContain(town);
                            }
                        });
        assertThat(outsider.get("/api/records/account/" + account).status()).isEqualTo(404);
        assertThat(
                        outsider.get(
                                        "/api/records/account?q="
                                                + coded(company)
                                                + "&where="
                                                + coded("name == \"" + company + "\""))
                                .json()
                                .path("items")
                                .size())
                .isZero();
    }

    @Test
    void whoeverClaimsItKnowsAll() {
        Answer claimed =
                member.send(
                        "POST",
                        "/api/pools/" + pool + "/claims",
                        Map.of("records", List.of(account)));
        assertThat(claimed.status()).as(claimed.response().body()).isEqualTo(200);
        assertThat(claimed.json().at("/result/counts/updated").asInt()).isOne();

        assertThat(member.get("/api/records/account/" + account).response().body()).contains(mail);
        assertThat(member.get("/api/records/contact/" + contact).response().body()).contains(mail);
        assertThat(member.get("/api/records/account/" + account + "/timeline").response().body())
                .contains(noted);
    }

    @Test
    void aPoolMayTellAPart() {
        admin.send("PATCH", "/api/records/pool/" + pool, Map.of("contact_data", "masked"));

        String body = member.get("/api/records/account/" + account).response().body();

        assertThat(body).contains("****").doesNotContain(phone).doesNotContain(mail);
        looks(member).forEach(this::tellsNothing);
    }

    @Test
    void anOutsiderClaimsNothingAndGoesAroundNothing() {
        String me = me(outsider);
        Answer claimed =
                outsider.send(
                        "POST",
                        "/api/pools/" + pool + "/claims",
                        Map.of("records", List.of(account)));
        assertThat(claimed.json().at("/result/outcomes/0/findings/0/code").asString())
                .isEqualTo("record.gone");
        assertThat(
                        outsider.send(
                                        "PATCH",
                                        "/api/records/account/" + account,
                                        Map.of("owner", me))
                                .status())
                .isEqualTo(404);
        assertThat(
                        outsider.send(
                                        "PATCH",
                                        "/api/records/pool/" + pool,
                                        Map.of("members", List.of(me)))
                                .status())
                .isEqualTo(403);
    }

    @Test
    void aMemberIsToldHowToGetIt() {
        Map<String, @Nullable Object> grab = new HashMap<>();
        grab.put("pool", null);
        grab.put("owner", me(member));
        Answer grabbed = member.send("PATCH", "/api/records/account/" + account, grab);
        assertThat(grabbed.status()).isEqualTo(403);
    }

    @Test
    void whoLosesItsMembershipLosesTheView() {
        assertThat(member.get("/api/records/account/" + account).status()).isEqualTo(200);
        Answer changed =
                admin.send("PATCH", "/api/records/pool/" + pool, Map.of("members", List.of()));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(member.get("/api/records/account/" + account).status()).isEqualTo(404);
    }

    @Test
    void poolsAreToldAsTheyAreForWhoAsks() {
        var own = mine(member);
        assertThat(own.path("member").asBoolean()).isTrue();
        assertThat(own.path("count").asInt()).isOne();
        var foreign = mine(outsider);
        assertThat(foreign.path("member").asBoolean()).isFalse();
        assertThat(foreign.path("count").isNull()).isTrue();
    }

    private JsonNode mine(Browser who) {
        for (var item : who.get("/api/pools").json().path("items")) {
            if (item.path("id").asString().equals(pool)) {
                return item;
            }
        }
        throw new AssertionError("no pool");
    }

    @Test
    void whatIsGivenWronglyIsSaid() {
        String path = "/api/pools/" + pool;
        assertThat(member.send("POST", path + "/claims", Map.of()).code())
                .isEqualTo("pools.nothing_named");
        assertThat(member.send("POST", path + "/claims", Map.of("records", List.of())).code())
                .isEqualTo("pools.nothing_named");
        assertThat(
                        member.send(
                                        "POST",
                                        "/api/pools/" + UUID.randomUUID() + "/claims",
                                        Map.of("next", 1))
                                .code())
                .isEqualTo("pools.absent");
        assertThat(
                        member.send(
                                        "POST",
                                        path + "/assignments",
                                        Map.of("records", List.of(account), "to", me(member)))
                                .code())
                .isEqualTo("pools.not_managed");
        Answer unreadable =
                admin.send(
                        "PATCH",
                        path.replace("/pools/", "/records/pool/"),
                        Map.of("protects", "level =="));
        assertThat(unreadable.response().body()).contains("pools.condition_unreadable");
    }
}
