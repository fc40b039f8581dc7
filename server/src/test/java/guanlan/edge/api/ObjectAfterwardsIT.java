package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** What a change of a definition, or a way back, takes along. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ObjectAfterwardsIT {
    private final Browser browser;
    private final Tables tables;
    private final Schemas schemas;
    private final DSLContext dsl;

    ObjectAfterwardsIT(
            @LocalServerPort int port,
            @Autowired Tables tables,
            @Autowired Schemas schemas,
            @Autowired DSLContext dsl) {
        this.browser = new Browser(port, "zh");
        this.tables = tables;
        this.schemas = schemas;
        this.dsl = dsl;
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void whatWasDeletedAlongComesBackAlong() {
        make("box", "lid", "account");
        make("lid", "screw", "box");
        String account = create("account", Map.of("name", "来回公司"));
        String box = create("box", Map.of("name", "盒", "up", account));
        String lid = create("lid", Map.of("name", "盖", "up", box));
        String early = create("box", Map.of("name", "早已删除", "up", account));
        delete("box", early);
        delete("account", account);
        assertThat(isDeleted("lid", lid)).isTrue();
        post("/api/records/account/" + account + "/restore", Map.of());
        assertThat(isDeleted("box", box)).isFalse();
        assertThat(isDeleted("lid", lid)).isFalse();
        assertThat(isDeleted("box", early)).isTrue();
    }

    @Test
    void whoeverTurnsSearchOnFindsWhatIsThere() throws InterruptedException {
        String mark = "寻常标记词";
        create("account", Map.of("name", "重建索引", "description", mark));
        Answer changed =
                browser.send(
                        "PATCH",
                        "/api/objects/account/fields/description",
                        Map.of("searchable", true));
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (found(mark) == 0 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(found(mark)).isEqualTo(1);
    }

    @Test
    void aPlainIndexGoesWhereAnotherAnswers() {
        Caller.system("main")
                .run(
                        () -> {
                            dsl.query(
                                            "create index {0} on {1} (name)",
                                            DSL.name(old()), DSL.name("t_main", specimens()))
                                    .execute();
                            var steps =
                                    tables.plan(
                                            "t_main", schemas.require(new ObjectName("specimen")));
                            assertThat(steps).contains(new Tables.Step.DropIndex(old()));
                        });
    }

    private static String specimens() {
        return Tables.table(new ObjectName("specimen"));
    }

    private static String old() {
        return specimens() + "_f_tags_id_index";
    }

    private int found(String words) {
        return browser.get(
                        "/api/records/account?q="
                                + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .json()
                .path("items")
                .size();
    }

    private void make(String name, String label, String parent) {
        Answer made =
                post(
                        "/api/objects",
                        Map.of(
                                "name",
                                name,
                                "label",
                                label,
                                "fields",
                                List.of(
                                        Map.of("name", "name", "type", "text"),
                                        Map.of(
                                                "name",
                                                "up",
                                                "type",
                                                "reference",
                                                "to",
                                                parent,
                                                "onDelete",
                                                "cascade"))));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
    }

    private boolean isDeleted(String object, String id) {
        JsonNode deleted =
                browser.get("/api/records/" + object + "/" + id).json().path("deleted_at");
        return !deleted.isNull() && !deleted.isMissingNode();
    }

    private void delete(String object, String id) {
        assertThat(browser.send("DELETE", "/api/records/" + object + "/" + id, "").status())
                .isEqualTo(204);
    }

    private String create(String object, Map<String, ?> values) {
        Answer made = post("/api/records/" + object, values);
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private Answer post(String path, Map<String, ?> body) {
        return browser.send("POST", path, body);
    }
}
