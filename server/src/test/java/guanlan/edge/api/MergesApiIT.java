package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** Merging and taking it back, as a browser asks for it. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class MergesApiIT {
    private static final String FREE_CODE = "91440300MA5EXMP77C";

    private final Browser admin;
    private final MergeCalls calls;

    MergesApiIT(@LocalServerPort int port) {
        this.admin = new Browser(port, "zh");
        admin.signIn("admin", SessionIT.PASSWORD);
        this.calls = new MergeCalls(admin);
    }

    @Test
    void whatPointsToALoserFollowsAndComesBack() {
        String kept = calls.account(Map.of("name", "阿里巴巴", "city", "杭州", "tags", List.of("电商")));
        String gone =
                calls.account(Map.of("name", "阿里", "phone", "13900139000", "tags", List.of("云")));
        String contact = calls.create("contact", Map.of("name", "王明", "account", gone));
        JsonNode before = calls.account(gone).json();

        JsonNode preview = calls.preview(kept, gone);
        assertThat(preview.at("/moved/0/object").asString()).isEqualTo("contact");
        assertThat(preview.at("/moved/0/count").asInt()).isEqualTo(1);

        JsonNode merged = calls.merge(kept, List.of(gone), Map.of()).json();

        JsonNode survivor = calls.account(kept).json();
        assertThat(survivor.path("name").asString()).isEqualTo("阿里巴巴");
        assertThat(survivor.path("phone").asString()).isEqualTo(before.path("phone").asString());
        assertThat(MergeCalls.texts(survivor.path("tags"))).containsExactly("电商", "云");
        assertThat(calls.accountOf(contact)).isEqualTo(kept);
        assertThat(
                        admin.get(MergeCalls.path(kept) + "/merges")
                                .json()
                                .at("/items/0/merged/0/id")
                                .asString())
                .isEqualTo(gone);

        JsonNode undone = calls.undo(merged, false).json();

        assertThat(undone.at("/restored/0/id").asString()).isEqualTo(gone);
        assertThat(undone.at("/moved/0/count").asInt()).isEqualTo(1);
        assertThat(calls.accountOf(contact)).isEqualTo(gone);
        JsonNode after = calls.account(gone).json();
        for (String field : List.of("name", "phone", "tags", "owner", "created_at")) {
            assertThat(after.path(field)).isEqualTo(before.path(field));
        }
        assertThat(calls.account(kept).json().path("phone").isNull()).isTrue();
        assertThat(MergeCalls.texts(calls.account(kept).json().path("tags"))).containsExactly("电商");
        assertThat(calls.undo(merged, false).code()).isEqualTo("merge.undone");
    }

    @Test
    void objectsMadeAMomentAgoAreCoveredWithoutCode() {
        String object = visits();
        String kept = calls.account(Map.of("name", "甲"));
        String gone = calls.account(Map.of("name", "乙"));
        String third = calls.account(Map.of("name", "丙"));
        String visit =
                calls.create(
                        object,
                        Map.of("name", "一", "host", gone, "guests", List.of(third, gone, kept)));
        String bin = calls.create(object, Map.of("name", "二", "host", gone));
        admin.send("DELETE", "/api/records/" + object + "/" + bin, "");

        JsonNode merged = calls.merge(kept, List.of(gone), Map.of()).json();

        JsonNode now = admin.get("/api/records/" + object + "/" + visit).json();
        assertThat(now.at("/host/id").asString()).isEqualTo(kept);
        assertThat(MergeCalls.ids(now.path("guests"))).containsExactly(third, kept);
        JsonNode binned = admin.get("/api/records/" + object + "/" + bin).json();
        assertThat(binned.at("/host/id").asString()).isEqualTo(kept);
        assertThat(binned.path("deleted_at").isNull()).isFalse();

        calls.undo(merged, false);
        JsonNode back = admin.get("/api/records/" + object + "/" + visit).json();
        assertThat(back.at("/host/id").asString()).isEqualTo(gone);
        assertThat(MergeCalls.ids(back.path("guests"))).containsExactly(third, gone, kept);
    }

    /** An object with a reference and several references to accounts. */
    private String visits() {
        List<Map<String, String>> fields =
                List.of(
                        Map.of("name", "name", "type", "text"),
                        Map.of("name", "host", "type", "reference", "to", "account"),
                        Map.of("name", "guests", "type", "references", "to", "account"));
        var label = Map.of("zh", "拜访", "en", "Visit");
        Answer made = admin.send("POST", "/api/objects", Map.of("label", label, "fields", fields));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("object").asString();
    }

    @Test
    void oldIdsLeadToTheSurvivorAndBothPastsCanBeRead() {
        String kept = calls.account(Map.of("name", "新名"));
        String gone = calls.account(Map.of("name", "旧名"));
        admin.send("PUT", "/api/favourites/account/" + gone, "");
        calls.merge(kept, List.of(gone), Map.of());
        String last = calls.account(Map.of("name", "更新的名"));
        JsonNode second = calls.merge(last, List.of(kept), Map.of()).json();

        assertThat(calls.account(gone).json().at("/_merged/id").asString()).isEqualTo(last);
        assertThat(calls.account(gone).json().at("/_merged/title").asString()).isEqualTo("更新的名");
        assertThat(calls.account(last).json().has("_merged")).isFalse();
        assertThat(calls.favourites()).contains(last).doesNotContain(gone, kept);
        JsonNode history = admin.get(MergeCalls.path(gone) + "/history").json().path("items");
        assertThat(history.at("/0/cause/kind").asString()).isEqualTo("merge");
        assertThat(history.at("/0/operation").asString()).isEqualTo("delete");

        calls.undo(second, false);
        assertThat(calls.account(gone).json().at("/_merged/id").asString()).isEqualTo(kept);
        assertThat(calls.favourites()).contains(kept).doesNotContain(last);
        admin.send("DELETE", "/api/favourites/account/" + gone, "");
    }

    @Test
    void uniqueValuesPassOnAndBlockAnUndoWhenTheyAreTaken() {
        String kept = calls.account(Map.of("name", "留码"));
        String gone = calls.account(Map.of("name", "有码", "uscc", FREE_CODE));
        JsonNode merged = calls.merge(kept, List.of(gone), Map.of()).json();
        assertThat(calls.account(kept).json().path("uscc").asString()).isEqualTo(FREE_CODE);
        calls.patch(kept, Map.of("uscc", ""));
        String other = calls.account(Map.of("name", "抢码", "uscc", FREE_CODE));

        JsonNode plan = calls.undo(merged, true).json();
        assertThat(plan.at("/blocked/0/field").asString()).isEqualTo("uscc");
        Answer refused = calls.undo(merged, false);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("merge.undo_blocked");
        assertThat(refused.json().at("/findings/0/params/id").asString()).isEqualTo(other);

        admin.send("DELETE", MergeCalls.path(other), "");
        assertThat(calls.undo(merged, false).status()).isEqualTo(200);
        assertThat(calls.account(gone).json().path("uscc").asString()).isEqualTo(FREE_CODE);
        admin.send("DELETE", MergeCalls.path(gone), "");
    }

    @Test
    void editsSinceStayOnTheirSideAndAreNamed() {
        String kept = calls.account(Map.of("name", "甲方"));
        String gone = calls.account(Map.of("name", "乙方", "city", "大连", "phone", "13800138000"));
        String moved = calls.create("contact", Map.of("name", "甲一", "account", gone));
        String stays = calls.create("contact", Map.of("name", "甲二", "account", gone));
        JsonNode merged = calls.merge(kept, List.of(gone), Map.of()).json();
        calls.patch(kept, Map.of("city", "沈阳"));
        String elsewhere = calls.account(Map.of("name", "别处"));
        admin.send("PATCH", "/api/records/contact/" + moved, Map.of("account", elsewhere));
        String fresh = calls.create("contact", Map.of("name", "甲三", "account", kept));

        JsonNode plan = calls.undo(merged, true).json();
        assertThat(plan.path("plan").asBoolean()).isTrue();
        assertThat(calls.account(gone).json().path("deleted_at").isNull()).isFalse();
        JsonNode done = calls.undo(merged, false).json();

        assertThat(plan.path("kept")).hasSize(2);
        assertThat(done.path("kept")).hasSize(2);
        assertThat(calls.account(kept).json().path("city").asString()).isEqualTo("沈阳");
        assertThat(calls.account(kept).json().path("phone").isNull()).isTrue();
        assertThat(calls.account(gone).json().path("city").asString()).isEqualTo("大连");
        assertThat(calls.accountOf(moved)).isEqualTo(elsewhere);
        assertThat(calls.accountOf(stays)).isEqualTo(gone);
        assertThat(calls.accountOf(fresh)).isEqualTo(kept);
    }

    @Test
    void recordsThatAreNewerThanWhatOneSawAreNotMerged() {
        String kept = calls.account(Map.of("name", "甲"));
        String gone = calls.account(Map.of("name", "乙"));
        calls.patch(gone, Map.of("city", "成都"));
        Map<String, Object> body = new HashMap<>();
        body.put("survivor", kept);
        body.put("merged", List.of(gone));
        body.put("versions", Map.of(gone, 1));

        Answer stale = admin.send("POST", "/api/records/account/merges", body);

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("record.stale");
        body.put("versions", Map.of(gone, 2, kept, 1));
        assertThat(admin.send("POST", "/api/records/account/merges", body).status()).isEqualTo(201);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        String one = calls.account(Map.of("name", "甲"));
        String other = calls.account(Map.of("name", "乙"));

        assertThat(calls.merge(one, List.of(one), Map.of()).code()).isEqualTo("merge.twice");
        assertThat(calls.merge(one, List.of(), Map.of()).code()).isEqualTo("merge.count");
        assertThat(calls.merge(one, List.of(UUID.randomUUID().toString()), Map.of()).code())
                .isEqualTo("record.gone");
        assertThat(
                        MergeCalls.finding(
                                calls.merge(
                                        one, List.of(other), Map.of("owner", Map.of("all", true)))))
                .isEqualTo("merge.not_several");
        assertThat(
                        MergeCalls.finding(
                                calls.merge(
                                        one,
                                        List.of(other),
                                        Map.of("created_at", Map.of("from", one)))))
                .isEqualTo("merge.field");
        assertThat(MergeCalls.finding(calls.merge(one, List.of(other), Map.of("nothing", 1))))
                .isEqualTo("field.absent");
        assertThat(
                        MergeCalls.finding(
                                calls.merge(
                                        one,
                                        List.of(other),
                                        Map.of("revenue", Map.of("value", "much")))))
                .isEqualTo("value.no_number");
        assertThat(calls.account(other).json().path("deleted_at").isNull()).isTrue();
        String user = calls.create("user", Map.of("name", "人"));
        assertThat(
                        admin.send(
                                        "POST",
                                        "/api/records/user/merges",
                                        Map.of("survivor", user, "merged", List.of(one)))
                                .code())
                .isEqualTo("merge.object");
    }

    @Test
    void aMergeIsTakenBackOnlyByItsOwnUndo() {
        String kept = calls.account(Map.of("name", "甲"));
        String gone = calls.account(Map.of("name", "乙"));
        JsonNode merged = calls.merge(kept, List.of(gone), Map.of()).json();
        var cause = Map.of("kind", "merge", "id", merged.path("id").asString());

        assertThat(
                        admin.send("POST", "/api/reversals", Map.of("cause", cause, "plan", false))
                                .code())
                .isEqualTo("reversal.merge");
    }

    @Test
    void theCompanySaysWhichValuesSurvive() {
        var fields = Map.of("city", "newest", "revenue", "greatest", "address", "longest");
        Answer set = rules(Map.of("survivor", "oldest", "fields", fields));
        assertThat(set.status()).as(set.response().body()).isEqualTo(200);
        String first =
                calls.account(
                        Map.of("name", "甲", "city", "旧城", "revenue", 5, "address", "很长的地址一号"));
        String second =
                calls.account(Map.of("name", "乙", "city", "新城", "revenue", 9, "address", "短"));

        JsonNode preview = calls.preview(second, first);

        assertThat(preview.path("survivor").asString()).isEqualTo(first);
        calls.merge(first, List.of(second), Map.of());
        JsonNode survivor = calls.account(first).json();
        assertThat(survivor.path("city").asString()).isEqualTo("新城");
        assertThat(survivor.path("revenue").asInt()).isEqualTo(9);
        assertThat(survivor.path("address").asString()).isEqualTo("很长的地址一号");
        assertThat(rules(Map.of("fields", Map.of("city", "union"))).code())
                .isEqualTo("merge.rules");
        rules(Map.of());
    }

    private Answer rules(Map<String, ?> rules) {
        return admin.send("PUT", "/api/objects/account/merging", rules);
    }

    @Test
    void manyAreMergedAndTakenBackByAJob() throws InterruptedException {
        List<Map<String, Object>> groups = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (int at = 0; at < 12; at++) {
            String kept =
                    calls.account(Map.of("name", "留" + at, "city", "上海", "phone", "13800138000"));
            gone.add(calls.account(Map.of("name", "去" + at)));
            groups.add(Map.of("ids", List.of(gone.getLast(), kept)));
        }
        groups.add(4, Map.of("ids", List.of(gone.getFirst())));

        JsonNode done =
                calls.ended(
                        admin.send(
                                        "POST",
                                        "/api/records/account/merge-runs",
                                        Map.of("groups", groups))
                                .json());

        assertThat(done.path("state").asString()).isEqualTo("finished");
        assertThat(done.at("/progress/merged").asInt()).isEqualTo(12);
        assertThat(done.at("/progress/rejected").asInt()).isEqualTo(1);
        String run = "/api/merge-runs/" + done.path("id").asString();
        JsonNode rejected = admin.get(run + "/rejected").json().path("items");
        assertThat(rejected).hasSize(1);
        assertThat(rejected.at("/0/code").asString()).isEqualTo("merge.count");
        for (String id : gone) {
            assertThat(calls.account(id).json().has("_merged")).isTrue();
        }

        JsonNode undone = calls.ended(admin.send("DELETE", run + "/effects", "").json());

        assertThat(undone.path("state").asString()).isEqualTo("undone");
        assertThat(undone.at("/undo/undone").asInt()).isEqualTo(12);
        for (String id : gone) {
            assertThat(calls.account(id).json().path("deleted_at").isNull()).isTrue();
        }
    }
}
