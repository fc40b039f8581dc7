package guanlan.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import guanlan.app.Application;
import guanlan.engine.design.Designer;
import guanlan.engine.design.Wish;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;

/** What one node changes, another one hears of. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class NodesIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Designer designer;
    private final JdbcClient jdbc;
    private final Schemas other = new Schemas();
    private final SchemaWatch watch;

    NodesIT(
            @Autowired Designer designer,
            @Autowired JdbcClient jdbc,
            @Autowired DefinitionStore store,
            @Autowired DataSource database,
            @Autowired PlatformTransactionManager transactions) {
        this.designer = designer;
        this.jdbc = jdbc;
        var tenants = new Tenants();
        this.watch =
                new SchemaWatch(
                        database, new Snapshots(other, store, tenants, transactions), tenants);
    }

    @BeforeEach
    void start() {
        watch.start();
    }

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void aChangeReachesTheOtherNode() {
        var words = Sources.empty().put("name", "heard").put("type", "text");
        Caller.system("main").run(() -> designer.run(Wish.addField("account", words)));

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                other.of("main")
                                                        .object("account")
                                                        .orElseThrow()
                                                        .fields())
                                        .containsKey("heard"));
    }

    @Test
    void aMissedNotificationHealsAndABrokenPieceTakesNothingDown() {
        add("account.silent", "{\"type\": \"text\"}");
        add("account.broken", "{\"type\": \"nonsense\"}");
        add("nameless", "{\"label\": {\"zh\": \"无题\"}}");
        jdbc.sql("update t_main.schema_version set version = version + 1").update();

        await().atMost(SOON).untilAsserted(() -> assertThat(other.of("main").faults()).hasSize(2));
        assertThat(other.of("main").object("account").orElseThrow().fields())
                .containsKeys("silent", "name")
                .doesNotContainKey("broken");
        assertThat(other.of("main").object("nameless")).isEmpty();
        jdbc.sql("delete from t_main.definition where path <> 'account.heard'").update();
        jdbc.sql("update t_main.schema_version set version = version + 1").update();
    }

    private void add(String path, String source) {
        jdbc.sql(
                        """
                        insert into t_main.definition
                            (id, version, created_at, updated_at, path, state, source)
                        values (?, 1, now(), now(), ?, 'live', ?)
                        """)
                .param(UUID.randomUUID())
                .param(path)
                .param(source)
                .update();
    }
}
