package guanlan.engine.rights;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Role;
import guanlan.testkit.Postgres;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class CompiledPermitsIT {
    private static final UUID LIN = new UUID(0x7001, 0x8000_0000_0000_0001L);

    private final CompiledPermits permits;
    private final Records records;
    private final JdbcClient jdbc;

    CompiledPermitsIT(
            @Autowired CompiledPermits permits,
            @Autowired Records records,
            @Autowired JdbcClient jdbc) {
        this.permits = permits;
        this.records = records;
        this.jdbc = jdbc;
    }

    @BeforeEach
    @AfterEach
    void everybodyMayAsShipped() {
        jdbc.sql("delete from t_main.role").update();
        permits.forget("main");
    }

    private static Caller lin() {
        return new Caller(LIN, "main", Set.of(Role.MEMBER), Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static Row base(Map<String, ?> objects) {
        String source =
                new JsonMapper()
                        .writeValueAsString(
                                Map.of(
                                        "label", Map.of("zh", "全体", "en", "All"),
                                        "purpose", Map.of("zh", "", "en", ""),
                                        "objects", objects));
        return Row.of(Map.of("key", "member", "name", "全体", "source", source));
    }

    private void write(Row role) {
        Caller.system("main")
                .run(
                        () ->
                                records.write(
                                        Batch.of(RightsStore.ROLE)
                                                .create(List.of(role))
                                                .allOrNothing()));
    }

    @Test
    void aChangeCountsWithItsCommit() {
        assertThat(permits.of(lin(), "account").allows(Right.EDIT)).isTrue();
        write(base(Map.of("account", Map.of("rights", List.of("see")))));
        assertThat(permits.of(lin(), "account").allows(Right.EDIT)).isFalse();
        assertThat(permits.of(lin(), "account").allows(Right.SEE)).isTrue();
    }

    /** As another node writes whose signal is lost. */
    @Test
    void whatAnotherNodeChangedCountsWithoutASignal() throws InterruptedException {
        write(base(Map.of("account", Map.of("rights", List.of("see")))));
        assertThat(permits.of(lin(), "account").allows(Right.SEE)).isTrue();

        jdbc.sql("update t_main.role set source = replace(source, '\"see\"', '\"create\"')")
                .update();
        jdbc.sql("update t_main.rights_version set version = version + 1").update();

        for (int turn = 0; turn < 300 && permits.of(lin(), "account").allows(Right.SEE); turn++) {
            Thread.sleep(100);
        }
        assertThat(permits.of(lin(), "account").allows(Right.SEE)).isFalse();
    }

    @Test
    void aRoleThatCannotBeReadGivesNothing() {
        write(Row.of(Map.of("key", "member", "name", "坏", "source", "{")));
        assertThat(permits.of(lin(), "account").allows(Right.SEE)).isFalse();
        assertThat(permits.of(Caller.system("main"), "account").allows(Right.SEE)).isTrue();
    }

    @Test
    void whatIsComputedIsReadNoFurtherThanWhatItReads() {
        assertThat(permits.of(lin(), "specimen").field("share").plain()).isTrue();
        write(
                base(
                        Map.of(
                                "specimen",
                                Map.of(
                                        "rights",
                                        List.of("see"),
                                        "fields",
                                        Map.of("f_money", Map.of("access", "hidden"))))));
        for (String computed : List.of("share", "twice_behind", "worth")) {
            assertThat(permits.of(lin(), "specimen").field(computed).shown())
                    .as(computed)
                    .isFalse();
        }
        for (String other : List.of("renewal", "parts", "rated", "latest", "name")) {
            assertThat(permits.of(lin(), "specimen").field(other).plain()).as(other).isTrue();
        }
    }

    @Test
    void internalObjectsMustBeNamed() {
        for (ObjectName internal :
                List.of(RightsStore.ROLE, RightsStore.GRANT, RightsStore.SHARE)) {
            assertThat(permits.of(lin(), internal.value()).allows(Right.SEE)).isFalse();
        }
        assertThat(permits.of(lin(), "user").allows(Right.EDIT)).isFalse();
        assertThat(permits.of(lin(), "audit").allows(Right.SEE)).isFalse();
    }
}
