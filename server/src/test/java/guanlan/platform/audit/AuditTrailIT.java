package guanlan.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class AuditTrailIT {
    @RegisterExtension static final Postgres postgres = Postgres.migrated();

    private static final UUID LIN = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @TempDir private Path secrets;
    private TrailKit kit;

    @BeforeEach
    void begin() {
        kit = new TrailKit(postgres, secrets);
        kit.empty();
    }

    @Test
    void keepsWhoDidWhatFromWhere() {
        var lin = new Caller(LIN, "main", Set.of(), Locale.CHINESE, ZoneOffset.UTC);
        ScopedValue.where(Caller.CURRENT, lin)
                .where(Whence.CURRENT, Whence.address("10.0.0.7"))
                .run(
                        () ->
                                kit.trail.note(
                                        Act.of(Kind.EXPORT)
                                                .on("account")
                                                .where("city == '上海'")
                                                .counting(120)
                                                .fact("format", "csv")));
        Map<String, @Nullable Object> row =
                kit.jdbc.sql("select * from t_main.audit_entry").query().singleRow();
        assertThat(row)
                .containsEntry("kind", "export")
                .containsEntry("actor", LIN)
                .containsEntry("address", "10.0.0.7")
                .containsEntry("object", "account")
                .containsEntry("criteria", "city == '上海'")
                .containsEntry("count", 120L)
                .containsEntry("facts", "{\"format\":\"csv\"}");
    }

    @Test
    void isGoneWithItsTransactionUnlessItStandsApart() {
        kit.transactions.executeWithoutResult(
                status -> {
                    kit.trail.note(Act.of(Kind.EXPORT));
                    kit.trail.noteApart(Act.of(Kind.SIGN_IN_REFUSED));
                    status.setRollbackOnly();
                });
        assertThat(kit.kinds()).containsExactly("sign_in_refused");
    }

    @Test
    void isKeptBesideATransactionThatOnlyReads() {
        kit.transactions.setReadOnly(true);
        kit.transactions.executeWithoutResult(_ -> kit.trail.note(Act.of(Kind.SENSITIVE_VIEW)));
        kit.transactions.setReadOnly(false);
        assertThat(kit.kinds()).containsExactly("sensitive_view");
    }

    @Test
    void keepsEveryActOfManyAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 500)
                    .forEach(
                            n ->
                                    threads.submit(
                                            () ->
                                                    kit.trail.note(
                                                            Act.of(Kind.SIGN_IN).counting(n))));
        }
        List<Long> counts =
                kit.jdbc.sql("select count from t_main.audit_entry").query(Long.class).list();
        assertThat(counts)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 500).mapToObj(Long::valueOf).toList());
    }

    @Test
    void keepsWhatNoTableTakes() {
        kit.trail.note(Act.of(Kind.EXPORT).where("a\0b").fact("field", "c\0d"));
        assertThat(kit.kinds()).containsExactly("export");
    }

    @Test
    void refusesToChangeRemoveOrEmpty() {
        kit.trail.note(Act.of(Kind.EXPORT));
        for (String statement :
                List.of(
                        "update t_main.audit_entry set kind = 'sign_in'",
                        "update t_main.audit_entry set kind = 'sign_in', seal = 1",
                        "delete from t_main.audit_entry",
                        "truncate t_main.audit_entry")) {
            assertThatThrownBy(() -> kit.jdbc.sql(statement).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("neither changed nor removed");
        }
        assertThat(kit.kinds()).containsExactly("export");
    }
}
