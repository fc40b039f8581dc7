package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import guanlan.app.Application;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.records.Records;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Runner;
import guanlan.platform.files.FileId;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class, properties = "guanlan.exchange.chunk=10")
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ImportRunIT {
    private final Imports imports;
    private final ImportStore store;
    private final ImportRun run;
    private final Chunks chunks;
    private final Uploads uploads;
    private final Schemas schemas;
    private final JdbcClient jdbc;
    private final ImportKit kit;

    ImportRunIT(
            Imports imports,
            ImportStore store,
            ImportRun run,
            Chunks chunks,
            Uploads uploads,
            Schemas schemas,
            Records records,
            JdbcClient jdbc) {
        this.chunks = chunks;
        this.uploads = uploads;
        this.schemas = schemas;
        this.imports = imports;
        this.store = store;
        this.run = run;
        this.jdbc = jdbc;
        this.kit = new ImportKit(imports, records, jdbc);
    }

    @BeforeEach
    void emptyTables() {
        kit.emptyTables();
    }

    @Test
    void takesARowWithoutAValueThatDoesNotFitWhenSoWished() {
        Import told = kit.bring("客户名称,邮箱,城市\n甲公司,kein-mail,上海\n,b@b.cn,苏州\n丙公司,c@c.cn,杭州\n");
        Import settled =
                ImportKit.as(
                        () ->
                                imports.settle(
                                        told.id(),
                                        new Settings(null, null, Import.Misfit.LEAVE_OUT)));
        assertThat(settled.preview().problems())
                .extracting(Import.Preview.RowProblem::line, Import.Preview.RowProblem::leftOut)
                .containsExactly(tuple(2L, true), tuple(3L, false));

        Import done = kit.finished(settled);

        assertThat(done.counts().created()).isEqualTo(2);
        assertThat(done.counts().rejected()).isEqualTo(1);
        assertThat(done.counts().leftOut()).isEqualTo(1);
        assertThat(kit.accounts("name || coalesce(mail, '-') || city"))
                .containsExactlyInAnyOrder("甲公司-上海", "丙公司c@c.cn杭州");
        var report = new StringWriter();
        ImportKit.as(
                () -> {
                    imports.writeLeftOut(done.id(), report);
                    return done;
                });
        assertThat(report.toString()).contains("甲公司,kein-mail,上海,2").doesNotContain("苏州");
    }

    @Test
    void importsWhatWasCorrectedAndKeepsTheFileAsItWas() {
        Import told = kit.bring("客户名称,邮箱,城市\n甲公司,kein-mail,沪\n乙公司,b@b.cn,沪\n,c@c.cn,京\n");
        Import settled =
                ImportKit.as(
                        () ->
                                imports.settle(
                                        told.id(),
                                        new Settings(
                                                null,
                                                null,
                                                null,
                                                List.of(
                                                        new Corrections.Fix(2L, 1, null, "a@a.cn"),
                                                        new Corrections.Fix(4L, 0, null, "丙公司"),
                                                        new Corrections.Fix(null, 2, "沪", "上海")),
                                                Map.of("country", List.of("中国", "China")))));
        assertThat(settled.preview().problems()).isEmpty();
        assertThat(settled.preview().rows().getFirst().cells())
                .containsExactly("甲公司", "a@a.cn", "上海");
        assertThat(settled.preview().corrected())
                .contains(new Import.Preview.Corrected(2, 1, "kein-mail"))
                .hasSize(4);

        Import done = kit.finished(settled);

        assertThat(done.counts().created()).isEqualTo(3);
        assertThat(kit.accounts("name || mail || city || country"))
                .containsExactlyInAnyOrder("甲公司a@a.cn上海中国", "乙公司b@b.cn上海China", "丙公司c@c.cn京中国");
    }

    @Test
    void refusesAValueForAllRowsThatItsFieldDoesNotTake() {
        Import told = kit.bring("客户名称\n甲公司\n");
        assertThat(
                        ImportKit.refusal(
                                () ->
                                        imports.settle(
                                                told.id(),
                                                new Settings(
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        Map.of("revenue", List.of("much"))))))
                .isEqualTo(ImportProblem.DEFAULT_UNFIT);
    }

    @Test
    void restsGoesOnAndEndsWhereItIsTold() {
        Import told = begun(kit.bring(customers(57)));
        ImportKit.as(() -> imports.pause(told.id()));
        assertThatThrownBy(() -> ImportKit.as(() -> chunk(told)))
                .isInstanceOf(Ledger.Superseded.class);
        assertThat(ImportKit.refusal(() -> imports.pause(told.id())))
                .isEqualTo(ImportProblem.STATE);
        Import done = kit.finished(told);
        assertThat(done.counts().settled()).isEqualTo(57);

        Import second = begun(kit.bring(customers(57)));
        ImportKit.as(() -> chunk(second));
        Import ended = ImportKit.as(() -> imports.cancel(second.id()));
        assertThat(ended.state()).isEqualTo(State.CANCELLED);
        assertThat(ended.counts().read()).isEqualTo(10);
        assertThat(ended.counts().settled()).isEqualTo(10);
        assertThat(ImportKit.refusal(() -> imports.run(second.id())))
                .isEqualTo(ImportProblem.STATE);
        ImportKit.as(() -> imports.undo(second.id()));
        Import undone = kit.waitFor(second.id(), State.UNDONE);
        assertThat(undone.undone().removed()).isEqualTo(ended.counts().created());
        assertThat(kit.accounts("name")).hasSize(49);
    }

    @Test
    void goesOnAtEveryChunkAfterACrashAsIfNothingHadHappened() {
        String file = customers(57);
        kit.finished(kit.bring(file));
        List<String> whole = kit.accounts("name || coalesce(mail, '') || city");
        assertThat(whole).hasSize(49);

        for (long position = 10;
                position <= 57;
                position =
                        Math.min(position + 10, 57) == position
                                ? 58
                                : Math.min(position + 10, 57)) {
            kit.emptyTables();
            Import told = begun(kit.bring(file));
            crashAt(position);
            assertThatThrownBy(() -> ImportKit.as(() -> runOnce(told)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(ImportKit.as(() -> imports.require(told.id())).counts().read())
                    .isLessThan(position);
            jdbc.sql("drop trigger crash on t_main.import").update();

            Import done = ImportKit.as(() -> runOnce(told));

            assertThat(done.state()).isEqualTo(State.FINISHED);
            assertThat(done.counts().read()).isEqualTo(57);
            assertThat(done.counts().settled()).isEqualTo(57);
            assertThat(kit.accounts("name || coalesce(mail, '') || city")).isEqualTo(whole);
            assertThat(
                            jdbc.sql("select count(*) from t_main.import_faulty where not taken")
                                    .query(Long.class)
                                    .single())
                    .isEqualTo(8);
        }
    }

    @Test
    void runsOnceThoughStartedTwice() {
        Import told = kit.bring(customers(40));
        List<Code> refused = together(2, () -> imports.run(told.id()));
        assertThat(refused).containsExactly(ImportProblem.STATE);
        kit.waitFor(told.id(), State.FINISHED);
        assertThat(kit.accounts("name")).hasSize(34);
    }

    @Test
    void writesNothingTwiceThoughTwoJobsRunIt() {
        Import told = begun(kit.bring(customers(60)));
        together(
                3,
                () -> {
                    try {
                        return runOnce(told);
                    } catch (Ledger.Superseded ahead) {
                        return told;
                    }
                });
        ImportKit.as(() -> runOnce(told));
        Import done = ImportKit.as(() -> imports.require(told.id()));
        assertThat(done.state()).isEqualTo(State.FINISHED);
        assertThat(done.counts().settled()).isEqualTo(60);
        assertThat(kit.accounts("name")).hasSize(51);
    }

    @Test
    void letsTwoImportsOfTheSameCompaniesMeet() {
        String file =
                "公司名称,统一社会信用代码\n"
                        + IntStream.range(0, 40)
                                .mapToObj(at -> "公司" + at + "," + uscc(at))
                                .collect(Collectors.joining("\n"));
        List<Import> both = List.of(kit.bring(file), kit.bring(file));
        both.forEach(told -> ImportKit.as(() -> imports.run(told.id())));
        long created = 0;
        for (Import told : both) {
            Import done = kit.waitFor(told.id(), State.FINISHED);
            assertThat(done.counts().settled()).isEqualTo(40);
            created += done.counts().created();
            assertThat(done.counts().skipped() + done.counts().created() + done.counts().rejected())
                    .isEqualTo(40);
        }
        assertThat(created).isEqualTo(40);
        assertThat(kit.accounts("name")).hasSize(40);
    }

    @Test
    void rejectsARowThatTheDatabaseItselfRefuses() {
        jdbc.sql("alter table t_main.account add constraint no_poison check (name <> '毒')")
                .update();
        try {
            Import done =
                    kit.finished(kit.bring("公司名称\n" + "好\n".repeat(7) + "毒\n" + "好\n".repeat(7)));
            assertThat(done.counts().created()).isEqualTo(14);
            assertThat(done.counts().rejected()).isEqualTo(1);
            assertThat(kit.rejected(done.id(), Locale.ENGLISH)).contains("毒,9,");
        } finally {
            jdbc.sql("alter table t_main.account drop constraint no_poison").update();
        }
    }

    private static String customers(int rows) {
        return "公司名称,邮箱,城市\n"
                + IntStream.range(0, rows)
                        .mapToObj(
                                at ->
                                        "公司"
                                                + at
                                                + ","
                                                + (at % 7 == 3 ? "nobody" : "m" + at + "@x.com")
                                                + ",上海")
                        .collect(Collectors.joining("\n"));
    }

    private static String uscc(int at) {
        String head = "91110000" + String.format("%09d", at);
        return head + guanlan.core.values.CreditCode.check(head);
    }

    /** Makes the chunk that reaches a position fail at its very end, as a killed server does. */
    private void crashAt(long position) {
        jdbc.sql(
                        """
                        create or replace function t_main.crash() returns trigger language plpgsql as $$
                        begin raise exception 'crash' using errcode = '58000'; end $$
                        """)
                .update();
        jdbc.sql(
                        """
                        create trigger crash before update on t_main.import for each row
                        when (new.position = %1$d and old.position < %1$d) execute function t_main.crash()
                        """
                                .formatted(position))
                .update();
    }

    /** Writes the first ten rows, as a run does. */
    private Import chunk(Import told) {
        Held held = store.require(told.id());
        var caller = Caller.current();
        var preparation =
                new Preparation(
                        schemas.require(ImportKit.ACCOUNT),
                        held.seen(),
                        new Reading(caller.locale(), caller.zone()));
        try (var copy = uploads.open(FileId.of(held.stored()));
                Rows rows = Rows.open(copy.path(), held.shape())) {
            List<Prepared> first = new ArrayList<>();
            while (first.size() < 10) {
                first.add(preparation.prepare(Objects.requireNonNull(rows.next())));
            }
            chunks.write(Chunks.Chunk.fresh(held.seen(), first, 0));
        }
        return told;
    }

    private Import runOnce(Import told) {
        run.run(told.id());
        return imports.require(told.id());
    }

    /** Running, but without a job: the test is the job. */
    private Import begun(Import told) {
        return ImportKit.as(
                () -> {
                    store.begin(told.id(), UUID.randomUUID(), Runner.of(Caller.current()));
                    return told;
                });
    }

    /** Does the work as often at the same time; gives back what was refused. */
    private static List<Code> together(
            int times, ScopedValue.CallableOp<?, RuntimeException> work) {
        List<Code> refused = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Object> task =
                    () ->
                            ImportKit.LIN.call(
                                    () -> {
                                        try {
                                            return work.call();
                                        } catch (Problem problem) {
                                            refused.add(problem.code());
                                            return problem;
                                        }
                                    });
            for (var done : threads.invokeAll(Collections.nCopies(times, task))) {
                assertThat(done.get()).isNotNull();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
        return refused;
    }
}
