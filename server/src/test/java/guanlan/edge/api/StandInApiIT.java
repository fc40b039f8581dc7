package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

/**
 * Lin stands in for Wang: what she does by his rights bears both names, and ends with his absence.
 */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class StandInApiIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final int MANY = 120;

    private final Browser admin;
    private final People people;
    private final int port;
    private Browser lin;
    private String linId = "";
    private String wangId = "";
    private String absence = "";

    StandInApiIT(@LocalServerPort int port, JdbcClient jdbc) {
        this.port = port;
        this.admin = new Browser(port, "en");
        this.lin = new Browser(port, "en");
        this.people = new People(jdbc, admin);
        admin.signIn("admin", SessionIT.PASSWORD);
    }

    @BeforeEach
    void linStandsInForWang() {
        lin = people.member(port, "Lin");
        linId = me(lin);
        wangId = me(people.member(port, "Wang"));
        var own = Map.of("rights", List.of("see", "create", "edit"), "see", "own");
        var seen = Map.of("rights", List.of("see"));
        people.mayMembers(Map.of("account", own, "user", seen));
        absence =
                admin.send(
                                "POST",
                                "/api/records/absence",
                                Map.of(
                                        "person",
                                        wangId,
                                        "delegate",
                                        linId,
                                        "first_day",
                                        TODAY.minusDays(5).toString(),
                                        "last_day",
                                        TODAY.plusDays(5).toString()))
                        .id();
    }

    @AfterEach
    void everybodyMayAsBefore() {
        people.mayMembersAsShipped();
    }

    private static String me(Browser browser) {
        return browser.me();
    }

    private String account(String owner) {
        return admin.send("POST", "/api/records/account", account(owner, "1")).id();
    }

    private static Map<String, Object> account(String owner, String city) {
        String name = "代理" + AccessApiIT.mark();
        return Map.of("name", name, "owner", owner, "city", city);
    }

    private static String path(String account) {
        return "/api/records/account/" + account;
    }

    @Test
    void historyAndTrailNameBothForAChangeByLentRights() {
        String his = account(wangId);
        String hers = account(linId);
        assertThat(lin.send("PATCH", path(his), Map.of("city", "苏州")).status()).isEqualTo(200);
        assertThat(lin.send("PATCH", path(hers), Map.of("city", "苏州")).status()).isEqualTo(200);

        JsonNode change = lin.get(path(his) + "/history").json().at("/items/0");
        assertThat(change.at("/actor/id").asString()).isEqualTo(linId);
        assertThat(change.at("/onBehalfOf/id").asString()).isEqualTo(wangId);
        assertThat(change.at("/onBehalfOf/title").asString()).isEqualTo("Wang");
        assertThat(admin.get(path(his) + "/history").json().at("/items/1").hasNonNull("onBehalfOf"))
                .isFalse();
        assertThat(lin.get(path(hers) + "/history").json().at("/items/0").hasNonNull("onBehalfOf"))
                .isFalse();
        JsonNode entry = admin.get("/api/audit?kind=stand_in&record=" + his).json().at("/items/0");
        assertThat(entry.at("/actor/id").asString()).isEqualTo(linId);
        assertThat(entry.at("/onBehalfOf/title").asString()).isEqualTo("Wang");
        assertThat(entry.path("facts").has("for")).isFalse();
        assertThat(admin.get("/api/audit?kind=stand_in&record=" + hers).json().path("items"))
                .isEmpty();
    }

    @Test
    void manyChangesAtOnceNameHimToo() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int at = 0; at < MANY; at++) {
            rows.add(Map.of("id", account(at % 2 == 0 ? wangId : linId), "city", "无锡"));
        }
        Answer written =
                lin.send(
                        "POST",
                        "/api/records/account/batch",
                        Map.of("operation", "update", "rows", rows));
        assertThat(written.status()).as(written.response().body()).isBetween(200, 207);
        for (int at : new int[] {0, 1, MANY - 2, MANY - 1}) {
            JsonNode change =
                    admin.get(path(String.valueOf(rows.get(at).get("id"))) + "/history")
                            .json()
                            .at("/items/0");
            assertThat(change.path("operation").asString()).isEqualTo("update");
            assertThat(change.hasNonNull("onBehalfOf")).isEqualTo(at % 2 == 0);
        }
    }

    @Test
    void whatIsLentEndsWithTheAbsenceAndComesBackWithoutAnEnd() {
        String his = account(wangId);
        assertThat(lin.get(path(his)).status()).isEqualTo(200);
        absent(Map.of("last_day", TODAY.minusDays(2).toString()));
        assertThat(lin.get(path(his)).status()).isEqualTo(404);
        absent("{\"last_day\":null}");
        assertThat(lin.get(path(his)).status()).isEqualTo(200);
        absent(Map.of("first_day", TODAY.plusDays(2).toString()));
        assertThat(lin.get(path(his)).status()).isEqualTo(404);
        absent(Map.of("first_day", TODAY.minusDays(2).toString()));
        assertThat(lin.get(path(his)).status()).isEqualTo(200);
        assertThat(admin.send("DELETE", "/api/records/absence/" + absence, "").status())
                .isEqualTo(204);
        assertThat(lin.get(path(his)).status()).isEqualTo(404);
    }

    private void absent(Map<String, ?> change) {
        assertThat(admin.send("PATCH", "/api/records/absence/" + absence, change).status())
                .isEqualTo(200);
    }

    private void absent(String change) {
        assertThat(admin.send("PATCH", "/api/records/absence/" + absence, change).status())
                .isEqualTo(200);
    }
}
