package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
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
class RolesApiIT {
    private final Browser admin;
    private final Browser lin;
    private final JdbcClient jdbc;
    private String person = "";

    RolesApiIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.admin = new Browser(port, "en");
        this.lin = new Browser(port, "en");
        admin.signIn("admin", SessionIT.PASSWORD);
    }

    @BeforeEach
    void linWorksHere() {
        String login = "lin" + UUID.randomUUID().toString().substring(0, 8);
        person = admin.send("POST", "/api/records/user", Map.of("name", "Lin")).id();
        jdbc.sql(
                        """
                        insert into system.credential (id, tenant, user_id, login, password_hash, role, name,
                            locale, theme, time_zone, password_changed_at, created_at)
                        select gen_random_uuid(), tenant, cast(? as uuid), ?, password_hash, 'member', 'Lin',
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

    private void nothingForEverybody() {
        Map<String, Object> seen = Map.of("rights", List.of("see"));
        Answer changed =
                admin.send(
                        "PATCH",
                        "/api/roles/member",
                        Map.of("objects", Map.of("user", seen, "department", seen)));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("changed").asBoolean()).isTrue();
    }

    @Test
    void shipsRolesThatAreCopiedChangedAndPutBack() {
        List<String> keys = new ArrayList<>();
        admin.get("/api/roles")
                .json()
                .path("items")
                .forEach(role -> keys.add(role.path("key").asString()));
        assertThat(keys)
                .contains(
                        "member",
                        "rep",
                        "manager",
                        "marketing",
                        "service",
                        "finance",
                        "operations",
                        "auditor");

        Answer made =
                admin.send(
                        "POST",
                        "/api/roles",
                        Map.of("label", Map.of("zh", "华东代表", "en", "East rep"), "from", "rep"));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        String key = made.json().path("key").asString();
        assertThat(key).startsWith("east_rep");
        assertThat(made.json().at("/objects/*/see/kind").asString()).isEqualTo("own");
        assertThat(admin.send("DELETE", "/api/roles/" + key, "").status()).isEqualTo(204);
        assertThat(admin.get("/api/roles/" + key).code()).isEqualTo("access.role_absent");

        nothingForEverybody();
        assertThat(admin.send("DELETE", "/api/roles/member", "").status()).isEqualTo(204);
        assertThat(admin.get("/api/roles/member").json().path("changed").asBoolean()).isFalse();
    }

    @Test
    void tellsEverySlipWithItsPath() {
        Answer refused =
                admin.send(
                        "POST",
                        "/api/roles",
                        Map.of(
                                "label",
                                Map.of("zh", "错", "en", "Wrong"),
                                "objects",
                                Map.of(
                                        "account",
                                        Map.of(
                                                "rights", List.of("fly"),
                                                "see",
                                                        Map.of(
                                                                "kind",
                                                                "where",
                                                                "where",
                                                                "nmae == 1"),
                                                "fields",
                                                        Map.of(
                                                                "nothing", Map.of("access", "read"),
                                                                "phone",
                                                                        Map.of(
                                                                                "access", "masked",
                                                                                "mask", "x"))),
                                        "unicorn",
                                        Map.of("rights", List.of("see")))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("access.role_refused");
        assertThat(refused.response().body())
                .contains("objects.account.rights")
                .contains("objects.account.see.where")
                .contains("objects.account.fields.nothing")
                .contains("objects.account.fields.phone.mask")
                .contains("objects.unicorn");
    }

    @Test
    void grantsCountAtOnceAndOnlyForTheirTime() {
        nothingForEverybody();
        assertThat(lin.get("/api/records/account").status()).isEqualTo(403);

        Map<String, Object> to = Map.of("kind", "person", "id", person);
        String grant = admin.send("POST", "/api/grants", Map.of("role", "finance", "to", to)).id();
        assertThat(lin.get("/api/records/account").status()).isEqualTo(200);
        assertThat(lin.send("POST", "/api/records/account", Map.of("name", "不行")).status())
                .isEqualTo(403);
        assertThat(admin.get("/api/grants?person=" + person).json().at("/items/0/role").asString())
                .isEqualTo("finance");

        admin.send(
                "PATCH",
                "/api/grants/" + grant,
                Map.of("until", Instant.now().minus(Duration.ofSeconds(1)).toString()));
        assertThat(lin.get("/api/records/account").status()).isEqualTo(403);

        Answer said = admin.send("PATCH", "/api/grants/" + grant, "{\"note\":\"for good\"}");
        assertThat(said.json().hasNonNull("until")).isTrue();
        Answer forGood = admin.send("PATCH", "/api/grants/" + grant, "{\"until\":null}");
        assertThat(forGood.json().hasNonNull("until")).isFalse();
        assertThat(forGood.json().path("note").asString()).isEqualTo("for good");
        assertThat(lin.get("/api/records/account").status()).isEqualTo(200);

        admin.send("DELETE", "/api/grants/" + grant, "");
        String unit = admin.send("POST", "/api/records/department", Map.of("name", "总部")).id();
        String part =
                admin.send("POST", "/api/records/department", Map.of("name", "分部", "parent", unit))
                        .id();
        Map<String, Object> below = Map.of("kind", "department", "id", unit, "below", true);
        admin.send("POST", "/api/grants", Map.of("role", "finance", "to", below));
        assertThat(lin.get("/api/records/account").status()).isEqualTo(403);
        admin.send("PATCH", "/api/records/user/" + person, Map.of("department", part));
        assertThat(lin.get("/api/records/account").status()).isEqualTo(200);
    }

    @Test
    void whatIsSaidOfAGrantCanBeTakenBack() {
        nothingForEverybody();
        Map<String, Object> to = Map.of("kind", "person", "id", person);
        String grant = admin.send("POST", "/api/grants", Map.of("role", "finance", "to", to)).id();
        String later = Instant.now().plus(Duration.ofDays(1)).toString();
        admin.send("PATCH", "/api/grants/" + grant, Map.of("from", later));
        assertThat(lin.get("/api/records/account").status()).isEqualTo(403);
        Answer begun = admin.send("PATCH", "/api/grants/" + grant, "{\"from\":null,\"note\":\"\"}");
        assertThat(begun.json().hasNonNull("from")).isFalse();
        assertThat(begun.json().hasNonNull("note")).isFalse();
        assertThat(lin.get("/api/records/account").status()).isEqualTo(200);
    }

    @Test
    void theTrailNamesWhichRoleWasGivenToWhomAndUntilWhen() {
        Map<String, Object> to = Map.of("kind", "person", "id", person);
        String until = Instant.now().plus(Duration.ofDays(1)).toString();
        String grant =
                admin.send(
                                "POST",
                                "/api/grants",
                                Map.of("role", "finance", "to", to, "until", until))
                        .id();
        admin.send("PATCH", "/api/grants/" + grant, "{\"until\":null}");
        admin.send("DELETE", "/api/grants/" + grant, "");
        JsonNode noted =
                admin.get("/api/audit?kind=permission&record=" + grant).json().path("items");
        assertThat(noted.findValuesAsString("act")).containsExactly("delete", "update", "create");
        JsonNode given = noted.path(2);
        assertThat(given.path("object").asString()).isEqualTo("role_grant");
        assertThat(given.at("/facts/role").asString()).isEqualTo("finance");
        assertThat(given.at("/facts/person").asString()).isEqualTo(person);
        assertThat(given.at("/facts/until").asString()).startsWith(until.substring(0, 19));
        assertThat(noted.path(1).path("facts").has("until")).isFalse();

        admin.send("PATCH", "/api/roles/member", Map.of("label", Map.of("zh", "众", "en", "All")));
        JsonNode role =
                admin.get("/api/audit?kind=permission&object=role&limit=1").json().at("/items/0");
        assertThat(role.at("/facts/key").asString()).isEqualTo("member");
    }

    /** An alias makes companies one for everybody. */
    @Test
    void aliasesAreReadByAllAndKeptByOperations() {
        String mark = AccessApiIT.mark();
        Map<String, Object> alias = Map.of("alias", "简" + mark, "name", "全称" + mark);
        String id = admin.send("POST", "/api/records/name_alias", alias).id();
        String path = "/api/records/name_alias/" + id;
        assertThat(lin.get(path).status()).isEqualTo(200);
        Map<String, Object> other = Map.of("alias", "另" + mark, "name", "全称" + mark);
        assertThat(lin.send("POST", "/api/records/name_alias", other).status()).isEqualTo(403);
        assertThat(lin.send("PATCH", path, Map.of("name", "改")).status()).isEqualTo(403);
        assertThat(lin.send("DELETE", path, "").status()).isEqualTo(403);
        Map<String, Object> to = Map.of("kind", "person", "id", person);
        admin.send("POST", "/api/grants", Map.of("role", "manager", "to", to));
        assertThat(lin.send("PATCH", path, Map.of("name", "改")).status()).isEqualTo(403);
        admin.send("POST", "/api/grants", Map.of("role", "operations", "to", to));
        assertThat(lin.send("PATCH", path, Map.of("name", "改" + mark)).status()).isEqualTo(200);
        assertThat(lin.send("POST", "/api/records/name_alias", other).status()).isEqualTo(201);
    }

    @Test
    void onlyAdministratorsGiveRights() {
        assertThat(lin.get("/api/roles").status()).isEqualTo(403);
        assertThat(lin.get("/api/grants").status()).isEqualTo(403);
        assertThat(lin.get("/api/access?user=" + person).status()).isEqualTo(200);
        String me = admin.me();
        assertThat(lin.get("/api/access?user=" + me).status()).isEqualTo(403);
        assertThat(lin.send("POST", "/api/view-as", Map.of("user", me)).status()).isEqualTo(403);
        assertThat(lin.get("/api/records/role").status()).isEqualTo(403);
        assertThat(
                        lin.send(
                                        "POST",
                                        "/api/roles",
                                        Map.of("label", Map.of("zh", "我", "en", "me")))
                                .status())
                .isEqualTo(403);
        Map<String, Object> to = Map.of("kind", "person", "id", person);
        assertThat(lin.send("POST", "/api/grants", Map.of("role", "manager", "to", to)).status())
                .isEqualTo(403);
    }

    @Test
    void explainsInWordsWhySomebodySeesARecord() {
        String id =
                admin.send("POST", "/api/records/account", Map.of("name", "解" + AccessApiIT.mark()))
                        .id();
        nothingForEverybody();
        Map<String, Object> to = Map.of("kind", "person", "id", person);
        admin.send("POST", "/api/grants", Map.of("role", "rep", "to", to));

        JsonNode no = admin.get("/api/records/account/" + id + "/access?user=" + person).json();
        assertThat(no.at("/rights/0/right").asString()).isEqualTo("see");
        assertThat(no.at("/rights/0/allowed").asBoolean()).isFalse();
        assertThat(no.at("/rights/0/reasons/0/code").asString()).isEqualTo("access.why.outside");
        assertThat(no.at("/rights/0/reasons/0/text").asString())
                .contains("销售代表")
                .contains("本人负责的记录");

        admin.send("PATCH", "/api/records/account/" + id, Map.of("owner", person));
        JsonNode yes = admin.get("/api/records/account/" + id + "/access?user=" + person).json();
        assertThat(yes.at("/rights/0/allowed").asBoolean()).isTrue();
        assertThat(yes.at("/rights/0/reasons/0/code").asString()).isEqualTo("access.why.scope");
        JsonNode all = admin.get("/api/access?user=" + person).json();
        assertThat(all.path("roles").findValuesAsString("key")).contains("member", "rep");
        JsonNode account =
                all.path("objects")
                        .valueStream()
                        .filter(each -> each.path("object").asString().equals("account"))
                        .findFirst()
                        .orElseThrow();
        assertThat(account.at("/rights/see").asString()).isEqualTo("some");
        assertThat(account.at("/rights/create").asString()).isEqualTo("all");
        assertThat(account.at("/rights/export").asString()).isEqualTo("none");
    }

    @Test
    void administratorsLookThroughOthersEyesAndChangeNothing() {
        String name = "眼" + AccessApiIT.mark();
        String id = admin.send("POST", "/api/records/account", Map.of("name", name)).id();
        nothingForEverybody();
        assertThat(admin.get("/api/view-as").json().path("person").isNull()).isTrue();

        Answer begun = admin.send("POST", "/api/view-as", Map.of("user", person));
        assertThat(begun.status()).as(begun.response().body()).isEqualTo(200);
        assertThat(begun.json().at("/person/id").asString()).isEqualTo(person);
        assertThat(admin.get("/api/records/account").status()).isEqualTo(403);
        assertThat(admin.get("/api/roles").status()).isEqualTo(403);
        Answer refused = admin.send("POST", "/api/records/account", Map.of("name", "不"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("access.read_only");

        assertThat(admin.send("DELETE", "/api/view-as", "").status()).isEqualTo(204);
        assertThat(admin.get("/api/records/account/" + id).status()).isEqualTo(200);
        assertThat(
                        jdbc.sql(
                                        "select count(*) from t_main.view_as where person = cast(? as uuid) and ended_at is not null")
                                .param(person)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void anotherPersonsLookIsNobodysCookie() {
        Answer begun = admin.send("POST", "/api/view-as", Map.of("user", person));
        assertThat(begun.status()).isEqualTo(200);
        lin.plant("view-as", admin.cookie("view-as").orElseThrow());
        assertThat(lin.get("/api/view-as").json().path("person").isNull()).isTrue();
        assertThat(lin.send("POST", "/api/records/account", Map.of("name", "照常")).status())
                .isEqualTo(201);
    }
}
