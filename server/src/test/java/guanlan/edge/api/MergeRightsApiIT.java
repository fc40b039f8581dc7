package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
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
import tools.jackson.databind.JsonNode;

/** Who may merge what, and what he is told of it. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class MergeRightsApiIT {
    private static final Map<String, Object> SEES_ALL = Map.of("rights", List.of("see"));
    private static final List<String> WORKING =
            List.of("see", "create", "edit", "delete", "merge", "transfer");

    private final Browser admin;
    private final MergeCalls calls;
    private final People people;
    private final int port;

    MergeRightsApiIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.port = port;
        this.admin = new Browser(port, "zh");
        admin.signIn("admin", SessionIT.PASSWORD);
        this.people = new People(jdbc, admin);
        this.calls = new MergeCalls(admin);
    }

    @AfterEach
    void everybodyMayAsBefore() {
        admin.send("DELETE", "/api/roles/member", "");
    }

    @Test
    void nobodyLearnsOfASurvivorThatHeDoesNotSee() {
        Browser lin = people.member(port, "lin");
        String me = lin.me();
        String kept = calls.account(Map.of("name", "机密"));
        String gone = calls.account(Map.of("name", "他的", "owner", me));
        calls.merge(kept, List.of(gone), Map.of());
        calls.everybody(Map.of("rights", WORKING, "see", Map.of("kind", "own")), SEES_ALL);

        JsonNode told = lin.get(MergeCalls.path(gone)).json();

        assertThat(told.has("_merged")).isFalse();
        assertThat(told.path("deleted_at").isNull()).isFalse();
        assertThat(lin.get(MergeCalls.path(kept)).status()).isEqualTo(404);
    }

    @Test
    void sharesFollowWithoutDoubles() {
        Browser lin = people.member(port, "lin");
        String person = lin.me();
        String kept = calls.account(Map.of("name", "留"));
        String gone = calls.account(Map.of("name", "去"));
        calls.share(kept, person, "read");
        calls.share(gone, person, "edit");
        calls.everybody(Map.of("rights", WORKING, "see", Map.of("kind", "own")), SEES_ALL);

        JsonNode merged = calls.merge(kept, List.of(gone), Map.of()).json();

        JsonNode shares = admin.get(MergeCalls.path(kept) + "/shares").json().path("items");
        assertThat(shares).hasSize(1);
        assertThat(shares.at("/0/level").asString()).isEqualTo("edit");
        assertThat(lin.get(MergeCalls.path(gone)).json().at("/_merged/id").asString())
                .isEqualTo(kept);
        calls.undo(merged, false);
        assertThat(
                        admin.get(MergeCalls.path(kept) + "/shares")
                                .json()
                                .at("/items/0/level")
                                .asString())
                .isEqualTo("read");
        assertThat(
                        admin.get(MergeCalls.path(gone) + "/shares")
                                .json()
                                .at("/items/0/level")
                                .asString())
                .isEqualTo("edit");
    }

    @Test
    void whoMayNotMergeOrEditAllOfThemIsRefused() {
        Browser lin = people.member(port, "lin");
        String me = lin.me();
        String mine = calls.account(Map.of("name", "我的", "owner", me));
        String other = calls.account(Map.of("name", "他人的"));
        var body = Map.of("survivor", mine, "merged", List.of(other));

        calls.everybody(
                Map.of("rights", List.of("see", "edit"), "see", Map.of("kind", "all")), SEES_ALL);
        assertThat(lin.send("POST", "/api/records/account/merges", body).code())
                .isEqualTo("access.refused");
        calls.everybody(
                Map.of(
                        "rights",
                        WORKING,
                        "see",
                        Map.of("kind", "all"),
                        "change",
                        Map.of("kind", "own")),
                SEES_ALL);
        assertThat(lin.send("POST", "/api/records/account/merges", body).status()).isEqualTo(403);
        calls.everybody(Map.of("rights", WORKING, "see", Map.of("kind", "own")), SEES_ALL);
        assertThat(lin.send("POST", "/api/records/account/merges", body).status()).isEqualTo(404);
        assertThat(calls.account(other).json().path("deleted_at").isNull()).isTrue();
    }

    @Test
    void whatOneMayNotEditStaysAndWhatOneDoesNotSeeFollowsUntold() {
        Browser lin = people.member(port, "lin");
        String kept = calls.account(Map.of("name", "留", "level", "c"));
        String gone =
                calls.account(Map.of("name", "去", "level", "a", "revenue", 100, "city", "青岛"));
        String hidden = calls.create("contact", Map.of("name", "密", "account", gone));
        hideRevenueAndLockLevel();

        JsonNode preview =
                lin.get("/api/records/account/merges/preview?ids=" + kept + "," + gone).json();
        assertThat(preview.path("moved")).isEmpty();
        assertThat(preview.toString()).doesNotContain("revenue");
        var choosing =
                Map.of(
                        "survivor",
                        kept,
                        "merged",
                        List.of(gone),
                        "choices",
                        Map.of("level", Map.of("from", gone)));
        assertThat(lin.send("POST", "/api/records/account/merges", choosing).code())
                .isEqualTo("merge.values_refused");
        var order = Map.of("survivor", kept, "merged", List.of(gone));
        Answer merged = lin.send("POST", "/api/records/account/merges", order);

        assertThat(merged.status()).as(merged.response().body()).isEqualTo(201);
        assertThat(merged.json().path("moved")).isEmpty();
        JsonNode survivor = calls.account(kept).json();
        assertThat(survivor.path("level").asString()).isEqualTo("c");
        assertThat(survivor.path("revenue").isNull()).isTrue();
        assertThat(survivor.path("city").asString()).isEqualTo("青岛");
        assertThat(calls.accountOf(hidden)).isEqualTo(kept);
    }

    /** And of contacts one sees only one's own. */
    private void hideRevenueAndLockLevel() {
        var fields =
                Map.of(
                        "revenue", Map.of("access", "hidden"),
                        "level", Map.of("access", "read"));
        calls.everybody(
                Map.of("rights", WORKING, "see", Map.of("kind", "all"), "fields", fields),
                Map.of("rights", WORKING, "see", Map.of("kind", "own")));
    }
}
