package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** What somebody would see with a role, and why he does or does not, field by field. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class RolePreviewIT {
    private static final Map<String, ?> SEEN = Map.of("rights", List.of("see"));
    private static final Map<String, ?> DRAFT =
            Map.of(
                    "account",
                    Map.of(
                            "rights",
                            List.of("see", "edit"),
                            "see",
                            "all",
                            "change",
                            "own",
                            "fields",
                            Map.of(
                                    "phone", Map.of("access", "masked", "mask", "3*4"),
                                    "revenue", Map.of("access", "hidden"))));

    private final Browser admin;
    private final People people;
    private final int port;
    private Browser lin;
    private String person = "";
    private String hers = "";
    private String other = "";
    private String role = "";

    RolePreviewIT(@LocalServerPort int port, JdbcClient jdbc) {
        this.port = port;
        this.admin = new Browser(port, "en");
        this.lin = new Browser(port, "en");
        this.people = new People(jdbc, admin);
        admin.signIn("admin", SessionIT.PASSWORD);
    }

    @BeforeEach
    void linMayNothing() {
        lin = people.member(port, "Lin");
        person = lin.me();
        hers = admin.send("POST", "/api/records/account", account(Map.of("owner", person))).id();
        other = admin.send("POST", "/api/records/account", account(Map.of())).id();
        role =
                admin.send("POST", "/api/roles", Map.of("label", Map.of("zh", "试", "en", "Try")))
                        .json()
                        .path("key")
                        .asString();
        people.mayMembers(Map.of("user", SEEN, "department", SEEN));
    }

    @AfterEach
    void everybodyMayAsBefore() {
        people.mayMembersAsShipped();
    }

    private static Map<String, Object> account(Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("name", "预览" + AccessApiIT.mark());
        values.put("phone", "13812345678");
        values.put("revenue", 5_000_000);
        return values;
    }

    private JsonNode previewed(String key, Map<String, ?> more) {
        Map<String, Object> asked = new HashMap<>(more);
        asked.put("person", person);
        Answer answer = admin.send("POST", "/api/roles/" + key + "/preview", asked);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode named(JsonNode list, String key, String name) {
        return list.valueStream()
                .filter(each -> each.path(key).asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsWhatARoleWouldShowAndKeepsNothingOfIt() {
        JsonNode rep = previewed("rep", Map.of());
        assertThat(rep.path("holds").asBoolean()).isFalse();
        assertThat(rep.at("/person/title").asString()).isEqualTo("Lin");
        JsonNode account = named(rep.path("objects"), "object", "account");
        assertThat(account.at("/now/count").asInt()).isZero();
        assertThat(account.at("/now/rights/see").asString()).isEqualTo("none");
        assertThat(account.at("/would/count").asInt()).isEqualTo(1);
        assertThat(account.at("/would/countIsExact").asBoolean()).isTrue();
        assertThat(account.at("/would/rights/see").asString()).isEqualTo("some");
        assertThat(account.at("/would/rights/export").asString()).isEqualTo("none");

        assertThat(lin.get("/api/records/account").status()).isEqualTo(403);
        assertThat(admin.get("/api/grants?person=" + person).json().path("items")).isEmpty();
        JsonNode entry = admin.get("/api/audit?kind=view_as&limit=1").json().at("/items/0");
        assertThat(entry.at("/facts/phase").asString()).isEqualTo("preview");
        assertThat(entry.at("/facts/role").asString()).isEqualTo("rep");
        assertThat(entry.path("record").asString()).isEqualTo(person);
    }

    @Test
    void tellsTheFieldsOfOneRecordByADraft() {
        JsonNode preview =
                previewed(role, Map.of("objects", DRAFT, "object", "account", "record", other));
        JsonNode record = preview.path("record");
        assertThat(record.path("sees").asBoolean()).isFalse();
        assertThat(record.path("wouldSee").asBoolean()).isTrue();
        assertThat(record.path("title").asString()).startsWith("预览");
        JsonNode phone = named(record.path("fields"), "field", "phone");
        assertThat(phone.path("now").asString()).isEqualTo("hidden");
        assertThat(phone.path("would").asString()).isEqualTo("masked");
        assertThat(phone.path("value").asString()).contains("*").endsWith("5678");
        JsonNode revenue = named(record.path("fields"), "field", "revenue");
        assertThat(revenue.path("would").asString()).isEqualTo("hidden");
        assertThat(revenue.hasNonNull("value")).isFalse();
        assertThat(named(record.path("fields"), "field", "city").path("would").asString())
                .isEqualTo("read");

        JsonNode own =
                previewed(role, Map.of("objects", DRAFT, "object", "account", "record", hers));
        assertThat(named(own.at("/record/fields"), "field", "city").path("would").asString())
                .isEqualTo("edit");
        assertThat(previewed(role, Map.of("object", "account")).at("/record/wouldSee").asBoolean())
                .isFalse();
        assertThat(admin.get("/api/roles/" + role).json().path("objects")).isEmpty();
    }

    @Test
    void foretellsWhatComesOfIt() {
        JsonNode then =
                previewed(role, Map.of("objects", DRAFT, "object", "account", "record", other));
        admin.send("PATCH", "/api/roles/" + role, Map.of("objects", DRAFT));
        admin.send(
                "POST",
                "/api/grants",
                Map.of("role", role, "to", Map.of("kind", "person", "id", person)));

        JsonNode now = previewed(role, Map.of("object", "account", "record", other));
        assertThat(now.path("holds").asBoolean()).isTrue();
        for (JsonNode object : now.path("objects")) {
            String name = object.path("object").asString();
            assertThat(object.path("now"))
                    .as(name)
                    .isEqualTo(named(then.path("objects"), "object", name).path("would"));
        }
        assertThat(lin.get("/api/records/account").json().path("count").asInt())
                .isEqualTo(
                        named(then.path("objects"), "object", "account")
                                .at("/would/count")
                                .asInt());
        JsonNode explained = lin.get("/api/records/account/" + other + "/access").json();
        for (JsonNode field : explained.path("fields")) {
            String name = field.path("field").asString();
            assertThat(field.path("access").asString())
                    .as(name)
                    .isEqualTo(
                            named(then.at("/record/fields"), "field", name)
                                    .path("would")
                                    .asString());
        }
    }

    @Test
    void foretellsASmallerRoleOfEverybody() {
        JsonNode member =
                previewed("member", Map.of("objects", Map.of("account", SEEN, "user", SEEN)));
        assertThat(member.path("holds").asBoolean()).isTrue();
        assertThat(named(member.path("objects"), "object", "account").at("/would/count").asInt())
                .isGreaterThan(1);
        assertThat(
                        named(member.path("objects"), "object", "department")
                                .at("/would/rights/see")
                                .asString())
                .isEqualTo("none");
    }

    @Test
    void refusesWhatCannotBePreviewed() {
        String path = "/api/roles/" + role + "/preview";
        Answer slip =
                admin.send(
                        "POST",
                        path,
                        Map.of(
                                "person",
                                person,
                                "objects",
                                Map.of("account", Map.of("rights", List.of("fly")))));
        assertThat(slip.status()).isEqualTo(422);
        assertThat(slip.json().at("/findings/0/field").asString())
                .isEqualTo("objects.account.rights");
        assertThat(admin.send("POST", path, "{}").code()).isEqualTo("access.person_absent");
        assertThat(admin.send("POST", path, Map.of("person", other)).code())
                .isEqualTo("access.person_absent");
        assertThat(admin.send("POST", path, Map.of("person", person, "object", "nothing")).code())
                .isEqualTo("object.absent");
        assertThat(
                        admin.send(
                                        "POST",
                                        path,
                                        Map.of(
                                                "person", person,
                                                "object", "account",
                                                "record", person))
                                .code())
                .isEqualTo("record.absent");
        assertThat(admin.send("POST", "/api/roles/nobody/preview", Map.of("person", person)).code())
                .isEqualTo("access.role_absent");
        assertThat(lin.send("POST", path, Map.of("person", person)).status()).isEqualTo(403);
    }

    @Test
    void saysInWordsWhyAFieldIsAsItIs() {
        assertThat(field(other, "phone").path("access").asString()).isEqualTo("hidden");
        assertThat(reasons(other, "phone")).containsExactly("access.why.record_unseen");

        admin.send("PATCH", "/api/roles/" + role, Map.of("objects", DRAFT));
        Map<String, Object> to = Map.of("kind", "person", "id", person);
        admin.send("POST", "/api/grants", Map.of("role", role, "to", to));
        JsonNode phone = field(other, "phone");
        assertThat(phone.path("access").asString()).isEqualTo("masked");
        assertThat(phone.path("restricted").asBoolean()).isTrue();
        assertThat(phone.at("/reasons/0/text").asString()).contains("试").contains("脱敏");
        assertThat(reasons(other, "revenue")).containsExactly("access.why.field_given");
        assertThat(field(other, "revenue").path("access").asString()).isEqualTo("hidden");
        assertThat(reasons(other, "city")).containsExactly("access.why.record_read");
        assertThat(field(other, "city").path("restricted").asBoolean()).isFalse();
        assertThat(reasons(hers, "city")).containsExactly("access.why.field_open");
        assertThat(field(hers, "city").path("access").asString()).isEqualTo("edit");
        assertThat(reasons(hers, "created_at")).containsExactly("access.why.field_kept");

        admin.send("POST", "/api/grants", Map.of("role", "rep", "to", to));
        assertThat(reasons(hers, "revenue"))
                .containsExactlyInAnyOrder("access.why.field_given", "access.why.field_unsaid");
        assertThat(field(hers, "revenue").path("access").asString()).isEqualTo("edit");
        assertThat(reasons(other, "revenue")).containsExactly("access.why.field_given");
    }

    private JsonNode field(String record, String name) {
        String path = "/api/records/account/" + record + "/access?user=" + person;
        return named(admin.get(path).json().path("fields"), "field", name);
    }

    private List<String> reasons(String record, String name) {
        return field(record, name)
                .path("reasons")
                .valueStream()
                .map(each -> each.path("code").asString())
                .toList();
    }
}
