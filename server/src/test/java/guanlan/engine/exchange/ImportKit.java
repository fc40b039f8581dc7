package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of imports do over and over: bring a file, run it, look at the accounts. */
final class ImportKit {
    static final ObjectName ACCOUNT = new ObjectName("account");
    static final Caller LIN =
            new Caller(
                    UUID.randomUUID(),
                    "main",
                    Set.of(Role.MEMBER),
                    Locale.SIMPLIFIED_CHINESE,
                    ZoneOffset.UTC);

    private final Imports imports;
    private final Records records;
    private final JdbcClient jdbc;

    ImportKit(Imports imports, Records records, JdbcClient jdbc) {
        this.imports = imports;
        this.records = records;
        this.jdbc = jdbc;
    }

    /** Nothing but Lin herself, whom the records that she brings belong to. */
    void emptyTables() {
        for (String table : List.of("account", "change", "change_set", "import", "\"user\"")) {
            jdbc.sql("delete from t_main." + table).update();
        }
        var lin = Row.of(Map.of("id", Objects.requireNonNull(LIN.user()), "name", "林涛"));
        Caller.system("main")
                .run(() -> records.write(Batch.of(ObjectName.USER).create(List.of(lin))));
        jdbc.sql("delete from t_main.change").update();
        jdbc.sql("delete from t_main.change_set").update();
    }

    Import bring(String text) {
        return bring(text.getBytes(StandardCharsets.UTF_8));
    }

    Import bring(Path file) throws IOException {
        return bring(Files.readAllBytes(file));
    }

    private Import bring(byte[] content) {
        return as(() -> imports.receive("account", "some.csv", new ByteArrayInputStream(content)));
    }

    Import keyed(Import told, Matching.Policy policy) {
        return as(
                () ->
                        imports.settle(
                                told.id(), new Settings(null, new Matching("name", policy), null)));
    }

    Import finished(Import told) {
        as(() -> imports.run(told.id()));
        return waitFor(told.id(), State.FINISHED);
    }

    Import waitFor(UUID id, State state) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            Import told = as(() -> imports.require(id));
            if (told.state() == state) {
                return told;
            }
            assertThat(told.state()).isNotEqualTo(State.FAILED);
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        throw new AssertionError("not " + state + " in time");
    }

    String rejected(UUID id, Locale locale) {
        var out = new StringWriter();
        new Caller(LIN.user(), "main", LIN.roles(), locale, ZoneOffset.UTC)
                .run(() -> imports.writeRejected(id, out));
        return out.toString();
    }

    void existing(String name, String city) {
        var row = Row.of(Map.of("name", name, "city", city));
        as(() -> records.write(Batch.of(ACCOUNT).create(List.of(row))));
    }

    void change(String name, String city) {
        UUID id =
                jdbc.sql("select id from t_main.account where name = ?")
                        .param(name)
                        .query(UUID.class)
                        .single();
        var change = new Batch.Change(id, null, Row.of(Map.of("city", city)));
        as(() -> records.write(Batch.of(ACCOUNT).update(List.of(change))));
    }

    /** One text for each account in use, in order. */
    List<String> accounts(String what) {
        return jdbc.sql(
                        "select %s as told from t_main.account where deleted_at is null order by told"
                                .formatted(what))
                .query(String.class)
                .list();
    }

    static <T> T as(ScopedValue.CallableOp<T, RuntimeException> work) {
        return LIN.call(work);
    }

    static Code refusal(ScopedValue.CallableOp<?, RuntimeException> work) {
        try {
            LIN.call(work::call);
        } catch (Problem problem) {
            return problem.code();
        }
        throw new AssertionError("not refused");
    }
}
