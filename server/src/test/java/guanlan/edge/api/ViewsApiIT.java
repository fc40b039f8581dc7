package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Views of one's own, of everybody, and those that a role begins with. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ViewsApiIT {
    private static final String VIEWS = "/api/objects/account/views";
    private static final String USUAL = "/api/objects/account/usual-view";
    private static final Map<String, Object> SHANGHAI =
            Map.of(
                    "label",
                    "上海",
                    "where",
                    "city == \"上海\"",
                    "sort",
                    "-revenue,name",
                    "columns",
                    List.of("name", "revenue"),
                    "look",
                    Map.of("as", "list", "rows", "compact"));

    private final Browser admin;
    private final Browser lin;
    private final Browser wang;
    private final People people;

    ViewsApiIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        admin = new Browser(port, "en");
        admin.signIn("admin", SessionIT.PASSWORD);
        people = new People(jdbc, admin);
        lin = people.member(port, "Lin");
        wang = people.member(port, "Wang");
    }

    @AfterEach
    void leaveNothing() {
        people.mayMembersAsShipped();
        share(List.of(shared("mine", "owner == me()", "-updated_at", List.of())));
    }

    @Test
    void keepsAViewForOnePerson() {
        Answer kept = lin.send("POST", VIEWS, SHANGHAI);
        assertThat(kept.status()).isEqualTo(201);
        String name = kept.json().path("name").asString();
        assertThat(kept.json().path("own").asBoolean()).isTrue();
        assertThat(kept.json().at("/label/zh").asString()).isEqualTo("上海");
        assertThat(kept.json().at("/look/rows").asString()).isEqualTo("compact");

        assertThat(names(lin)).contains(name);
        assertThat(names(wang)).doesNotContain(name);
        assertThat(wang.send("PUT", VIEWS + "/" + name, SHANGHAI).code()).isEqualTo("views.absent");
        assertThat(wang.send("DELETE", VIEWS + "/" + name, "").code()).isEqualTo("views.absent");
        assertThat(
                        lin.send("PUT", "/api/objects/contact/views/" + name, Map.of("label", "x"))
                                .code())
                .isEqualTo("views.absent");

        Answer changed = lin.send("PUT", VIEWS + "/" + name, Map.of("label", "全部"));
        assertThat(changed.json().path("where").asString()).isEmpty();
        assertThat(names(lin)).contains(name);
        assertThat(lin.send("DELETE", VIEWS + "/" + name, "").status()).isEqualTo(204);
        assertThat(names(lin)).doesNotContain(name);
    }

    @Test
    void saysWhatIsWrongWithAView() {
        assertThat(lin.send("POST", VIEWS, Map.of("label", " ")).code())
                .isEqualTo("views.label_missing");
        assertThat(lin.send("POST", VIEWS, Map.of("label", "长".repeat(61))).code())
                .isEqualTo("views.label_long");
        assertThat(lin.send("POST", VIEWS, Map.of("label", "x", "where", "city ==")).code())
                .isEqualTo("query.criteria_invalid");
        assertThat(lin.send("POST", VIEWS, Map.of("label", "x", "sort", "-nothing")).code())
                .isEqualTo("field.absent");
        Map<String, ?> tints = Map.of("tints", List.of(Map.of("when", "(", "color", "red")));
        assertThat(lin.send("POST", VIEWS, Map.of("label", "x", "look", tints)).code())
                .isEqualTo("query.criteria_invalid");
        List<String> columns = Collections.nCopies(5000, "name");
        assertThat(lin.send("POST", VIEWS, Map.of("label", "x", "columns", columns)).code())
                .isEqualTo("views.too_large");
        assertThat(lin.get("/api/objects/nothing/views").code()).isEqualTo("object.absent");
        assertThat(lin.get("/api/objects/definition/views").code()).isEqualTo("object.absent");
    }

    @Test
    void beginsWithTheViewOfARoleUntilThePersonChooses() {
        share(
                List.of(
                        shared("everybody", "", "name", List.of("member")),
                        shared("sellers", "owner == me()", "name", List.of("rep"))));
        assertThat(usual(lin)).isEqualTo("everybody");
        grant(lin, "rep");
        assertThat(usual(lin)).isEqualTo("sellers");
        assertThat(lin.get(VIEWS).json().at("/usual/own").asBoolean()).isFalse();
        assertThat(lin.get(VIEWS).json().at("/items/1/roles/0").asString()).isEqualTo("rep");

        String own = lin.send("POST", VIEWS, SHANGHAI).json().path("name").asString();
        Answer begun = lin.send("PUT", USUAL, Map.of("view", own));
        assertThat(begun.json().at("/usual/view").asString()).isEqualTo(own);
        assertThat(begun.json().at("/usual/own").asBoolean()).isTrue();
        assertThat(usual(wang)).isEqualTo("everybody");

        assertThat(lin.send("PUT", USUAL, Map.of("view", "")).json().at("/usual/view").isNull())
                .isTrue();
        assertThat(lin.send("PUT", USUAL, "{\"view\":null}").json().at("/usual/view").asString())
                .isEqualTo("sellers");
        assertThat(lin.send("PUT", USUAL, Map.of("view", "no_such")).code())
                .isEqualTo("views.not_offered");
    }

    @Test
    void goesOnWithoutTheViewThatIsGone() {
        String own = lin.send("POST", VIEWS, SHANGHAI).json().path("name").asString();
        lin.send("PUT", USUAL, Map.of("view", own));
        lin.send("DELETE", VIEWS + "/" + own, "");
        assertThat(lin.get(VIEWS).json().path("usual").isNull()).isTrue();
    }

    @Test
    void cutsViewsDownToWhatTheirReaderMayAsk() {
        share(
                List.of(
                        shared("rich", "revenue > 1000", "name", List.of()),
                        shared("ordered", "", "-revenue,name", List.of())));
        String own = lin.send("POST", VIEWS, SHANGHAI).json().path("name").asString();
        people.mayMembers(
                Map.of(
                        "account",
                        Map.of(
                                "rights",
                                List.of("see"),
                                "see",
                                "all",
                                "fields",
                                Map.of("revenue", Map.of("access", "hidden")))));
        assertThat(names(lin)).containsExactly("ordered", own);
        var told = lin.get(VIEWS).json();
        assertThat(told.at("/items/0/sort").asString()).isEqualTo("name");
        assertThat(told.at("/items/1/sort").asString()).isEqualTo("name");
        assertThat(told.toString()).doesNotContain("revenue");
        assertThat(lin.get("/api/objects/account").json().path("views").toString())
                .doesNotContain("revenue")
                .contains("ordered");
        assertThat(lin.send("POST", VIEWS, SHANGHAI).code()).isEqualTo("field.absent");
    }

    private void share(List<Map<String, Object>> views) {
        Answer shared = admin.send("PATCH", "/api/objects/account", Map.of("views", views));
        assertThat(shared.status()).as(shared.response().body()).isBetween(200, 202);
    }

    private static Map<String, Object> shared(
            String name, String where, String sort, List<String> roles) {
        return Map.of(
                "name",
                name,
                "label",
                Map.of("zh", name, "en", name),
                "where",
                where,
                "sort",
                sort,
                "roles",
                roles);
    }

    private void grant(Browser who, String role) {
        Map<String, ?> grant = Map.of("role", role, "to", Map.of("kind", "person", "id", who.me()));
        assertThat(admin.send("POST", "/api/grants", grant).status()).isEqualTo(201);
    }

    private static String usual(Browser who) {
        return who.get(VIEWS).json().at("/usual/view").asString();
    }

    private static List<String> names(Browser who) {
        return who.get(VIEWS)
                .json()
                .path("items")
                .valueStream()
                .map(each -> each.path("name").asString())
                .toList();
    }
}
