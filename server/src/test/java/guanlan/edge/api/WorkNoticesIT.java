package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.exchange.WorkEnded;
import guanlan.engine.exchange.WorkEnded.Work;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** Whoever ordered an import or an export hears how it ended, and nobody else. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class WorkNoticesIT {
    private final ApplicationEventPublisher events;
    private final Browser lin;
    private final Browser wang;

    WorkNoticesIT(
            @LocalServerPort int port,
            @Autowired JdbcClient jdbc,
            @Autowired ApplicationEventPublisher events) {
        this.events = events;
        var admin = new Browser(port, "en");
        admin.signIn("admin", SessionIT.PASSWORD);
        var people = new People(jdbc, admin);
        lin = people.member(port, "Lin");
        wang = people.member(port, "Wang");
    }

    @Test
    void tellsThatAnImportIsThrough() {
        var imports = new ImportCalls(lin);
        String path = imports.received("客户名称\n通知客户" + UUID.randomUUID() + "\n", "account");
        imports.finished(path);

        List<JsonNode> told = told(lin);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().path("kind").asString()).isEqualTo("imported");
        assertThat(told.getFirst().path("object").asString()).isEqualTo("account");
        assertThat(told.getFirst().at("/record/title").asString()).isEqualTo("a.csv");
        assertThat(path).endsWith(told.getFirst().at("/record/id").asString());
        assertThat(told(wang)).isEmpty();
    }

    @Test
    void tellsThatAFileIsReady() throws InterruptedException {
        JsonNode ordered =
                lin.send(
                                "POST",
                                "/api/exports",
                                Map.of("object", "account", "where", "name == \"nobody\""))
                        .json();
        String path = "/api/exports/" + ordered.path("id").asString();
        while (lin.get(path).json().path("state").asString().equals("running")) {
            Thread.sleep(20);
        }
        assertThat(told(lin))
                .extracting(each -> each.path("kind").asString())
                .containsExactly("exported");
        assertThat(told(lin).getFirst().at("/record/restricted").isMissingNode()).isTrue();
    }

    @Test
    void tellsOnceThatItCouldNotBeDone() {
        var ended =
                new WorkEnded(
                        Work.IMPORT,
                        UUID.randomUUID(),
                        new ObjectName("account"),
                        UUID.fromString(lin.me()),
                        "客户.xlsx",
                        true);
        Caller.system("main").run(() -> events.publishEvent(ended));
        Caller.system("main").run(() -> events.publishEvent(ended));
        assertThat(told(lin))
                .extracting(each -> each.path("kind").asString())
                .containsExactly("import_failed");
    }

    @Test
    void tellsNothingThatIsNotWanted() {
        lin.send("PUT", "/api/notifications/settings/imported", Map.of("wanted", false));
        var imports = new ImportCalls(lin);
        imports.finished(imports.received("客户名称\n安静客户" + UUID.randomUUID() + "\n", "account"));
        assertThat(told(lin)).isEmpty();
    }

    private static List<JsonNode> told(Browser who) {
        return who.get("/api/notifications").json().path("items").valueStream().toList();
    }
}
