package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.core.values.Ids;
import guanlan.engine.exchange.Export.Format;
import guanlan.engine.exchange.Export.State;
import guanlan.engine.query.Extracts;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Records;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class, properties = "guanlan.exchange.chunk=10")
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ExportsIT {
    private static final ObjectName ACCOUNT = ImportKit.ACCOUNT;
    private static final ObjectName SPECIMEN = new ObjectName("specimen");

    private static final Caller BOSS = ExportKit.BOSS;

    private final Exports exports;
    private final Imports imports;
    private final Extracts extracts;
    private final Records records;
    private final Queries queries;
    private final Schemas schemas;
    private final ExchangeSweep sweep;
    private final ExportRun run;
    private final Ids ids;
    private final JdbcClient jdbc;
    private final ExportKit kit;

    ExportsIT(
            Exports exports,
            Imports imports,
            Extracts extracts,
            Records records,
            Queries queries,
            Schemas schemas,
            ExchangeSweep sweep,
            ExportRun run,
            Ids ids,
            JdbcClient jdbc) {
        this.exports = exports;
        this.imports = imports;
        this.extracts = extracts;
        this.records = records;
        this.queries = queries;
        this.schemas = schemas;
        this.sweep = sweep;
        this.run = run;
        this.ids = ids;
        this.jdbc = jdbc;
        this.kit = new ExportKit(exports, imports, records, ids);
    }

    @BeforeEach
    void emptyTables() {
        new ImportKit(imports, records, jdbc).emptyTables();
        jdbc.sql("delete from t_main.specimen").update();
        jdbc.sql("delete from t_main.export").update();
    }

    @Test
    void writesTheRowsOfAFilterInTheirOrder() {
        accounts(2_345);

        Export done =
                kit.finished(
                        ExportKit.wanted(Format.CSV, "name", "city")
                                .where("city == '上海' || name == '公司7'")
                                .sort("-revenue,name"));

        List<List<String>> table = kit.table(done);
        assertThat(table.getFirst()).containsExactly("客户名称", "城市");
        assertThat(table).hasSize(1 + 782 + 1);
        assertThat(table.get(1).getFirst()).isEqualTo("公司2343");
        assertThat(table.subList(1, table.size())).doesNotHaveDuplicates();
        assertThat(done.progress().total()).isEqualTo(783);
        assertThat(done.progress().done()).isEqualTo(783);
    }

    @Test
    void namesColumnsAsProgramsDoAndGivesIdsBesideNames() {
        UUID parent = kit.create(ACCOUNT, Map.of("name", "母公司"));
        kit.create(ACCOUNT, Map.of("name", "子公司", "parent", parent.toString()));

        Export done =
                kit.finished(
                        ExportKit.wanted(Format.CSV, "name", "parent", "parent.name")
                                .names()
                                .ids()
                                .where("name == '子公司'"));

        List<List<String>> table = kit.table(done);
        assertThat(table.getFirst())
                .containsExactly("id", "name", "parent", "parent.id", "parent.name");
        assertThat(table.get(1).subList(1, 5))
                .containsExactly("子公司", "母公司", parent.toString(), "母公司");
    }

    @Test
    void letsNoSpreadsheetRunACellAndReadsItBackAsItWas() {
        List<String> odd =
                List.of(
                        "=cmd|'/c calc'!A0",
                        "+1+1",
                        "-2+3",
                        "@SUM(1)",
                        "'=1",
                        "''=1",
                        "'",
                        "it's",
                        "\"quoted\"",
                        "a,b;c\td",
                        "一\n二",
                        "_x0041_",
                        "＝1",
                        "001",
                        "1e5",
                        "TRUE");
        odd.forEach(name -> kit.create(ACCOUNT, Map.of("name", name)));
        for (Format format : List.of(Format.CSV, Format.XLSX)) {
            Export done = kit.finished(ExportKit.wanted(format, "name"));
            assertThat(kit.table(done).stream().skip(1).map(List::getFirst))
                    .as(format.key())
                    .containsExactlyInAnyOrderElementsOf(odd);
            if (format == Format.CSV) {
                assertThat(kit.text(done).lines())
                        .noneMatch(line -> line.matches("\"?[=+@-].*") && !line.startsWith("-2"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "XLSX"})
    void whatWasExportedComesBackTheSame(Format format) {
        ObjectDefinition object = BOSS.call(() -> schemas.require(SPECIMEN));
        List<String> fields =
                Guesses.importable(object)
                        .filter(field -> !field.type().masked())
                        .filter(field -> !field.isReference() || field.name().equals("parent"))
                        .map(FieldDefinition::name)
                        .toList();
        kit.create(SPECIMEN, specimen("甲"));
        kit.create(SPECIMEN, Map.of("name", "乙"));
        kit.create(SPECIMEN, with(specimen("丙"), Map.of("parent", idOf("甲").toString())));
        List<Map<String, Object>> before = rows(fields);
        Export done =
                kit.finished(SPECIMEN, ExportKit.wanted(format, fields).names().sort("created_at"));
        jdbc.sql("delete from t_main.specimen").update();

        Import told = kit.bring(done);
        assertThat(told.mapping().values()).containsExactlyInAnyOrderElementsOf(fields);
        Import back = kit.ran(told);

        assertThat(back.counts().created()).as(back.preview().problems().toString()).isEqualTo(3);
        assertThat(rows(fields)).isEqualTo(before);
    }

    @Test
    void writesALineOfJsonForEachRecord() {
        kit.create(ACCOUNT, Map.of("name", "甲", "revenue", "1200000.50", "city", "上海"));
        Export done =
                kit.finished(
                        ExportKit.wanted(Format.JSONL, "name", "revenue", "city", "owner").names());
        var line = ImportStore.JSON.readTree(kit.text(done).strip());
        assertThat(line.path("name").asString()).isEqualTo("甲");
        assertThat(line.path("city").asString()).isEqualTo("上海");
        assertThat(line.has("owner")).isTrue();
        assertThat(kit.text(done)).endsWith("\n").hasLineCount(1);
    }

    @Test
    void tellsEachRecordOnceThoughItMovesMeanwhile() {
        accounts(30);
        Query query = Query.of(ACCOUNT).fields(List.of("name")).sort("-updated_at");
        List<UUID> found = new ArrayList<>();
        BOSS.run(() -> extracts.ids(query, Right.EXPORT, found::add));
        BOSS.call(
                () ->
                        records.write(
                                Batch.of(ACCOUNT)
                                        .update(
                                                List.of(
                                                        new Batch.Change(
                                                                found.getLast(),
                                                                null,
                                                                Row.of(
                                                                        Map.of(
                                                                                "name",
                                                                                "geändert")))))));
        BOSS.call(
                () ->
                        records.write(
                                Batch.of(ACCOUNT)
                                        .delete(Batch.Target.of(List.of(found.getFirst())))));

        List<Row> rows = BOSS.call(() -> extracts.read(query, Right.EXPORT, found)).rows();

        assertThat(found).hasSize(30);
        assertThat(rows).extracting(Row::id).isEqualTo(found.subList(1, 30));
        assertThat(rows.getLast().value("name")).isEqualTo("geändert");
    }

    @Test
    void stopsWhereItIsCancelled() {
        accounts(3);
        UUID id = ids.next();
        jdbc.sql(
                        """
                        insert into t_main.export (id, object, state, wanted, runner, created_at)
                        values (?, 'account', 'running', cast(? as jsonb), cast(? as jsonb), now())
                        """)
                .param(id)
                .param(ImportStore.json(ExportKit.wanted(Format.CSV, "name").build()).data())
                .param(ImportStore.json(guanlan.platform.access.Runner.of(BOSS)).data())
                .update();
        Export told = BOSS.call(() -> exports.require(id));

        assertThat(BOSS.call(() -> exports.end(id)).state()).isEqualTo(State.CANCELLED);

        Assertions.assertThatThrownBy(() -> BOSS.run(() -> run.run(told)))
                .isInstanceOf(Ledger.Superseded.class);
        assertThat(BOSS.call(() -> exports.require(id)).state()).isEqualTo(State.CANCELLED);
        Assertions.assertThatThrownBy(() -> BOSS.call(() -> exports.open(id)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ExportProblem.STATE));
    }

    @Test
    void throwsFilesAwayWhenTheirTimeIsOver() {
        accounts(3);
        Export done = kit.finished(ExportKit.wanted(Format.CSV, "name"));
        assertThat(done.story().expiresAt()).isAfter(Instant.now().plus(Duration.ofDays(6)));
        assertThat(
                        jdbc.sql(
                                        "select count(*) from system.job where task_name = ? and task_instance = ?")
                                .param(ExchangeSweep.NAME.value())
                                .param(done.id().toString())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);

        sweep.run(done.id(), "main");

        assertThat(BOSS.call(() -> exports.require(done.id())).state()).isEqualTo(State.EXPIRED);
        Assertions.assertThatThrownBy(() -> BOSS.call(() -> exports.open(done.id())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ExportProblem.GONE));
    }

    @Test
    void sweepsUploadsThatWereNeverRun() {
        Import told = kit.bring("name\n甲\n".getBytes(StandardCharsets.UTF_8), ACCOUNT);
        Import kept = kit.ran(kit.bring("name\n乙\n".getBytes(StandardCharsets.UTF_8), ACCOUNT));

        sweep.run(told.id(), "main");
        sweep.run(kept.id(), "main");

        Assertions.assertThatThrownBy(() -> BOSS.call(() -> imports.require(told.id())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ImportProblem.ABSENT));
        assertThat(BOSS.call(() -> imports.require(kept.id())).state())
                .isEqualTo(Import.State.FINISHED);
    }

    @Test
    void cutsNoMoreThanAWorkbookMakesNecessary() {
        kit.create(ACCOUNT, Map.of("name", "长", "description", "字".repeat(40_000)));
        Export book = kit.finished(ExportKit.wanted(Format.XLSX, "description"));
        assertThat(book.progress().cut()).isEqualTo(1);
        assertThat(kit.table(book).get(1).getFirst()).hasSize(XlsxOutlet.CELL);
        Export csv = kit.finished(ExportKit.wanted(Format.CSV, "description"));
        assertThat(csv.progress().cut()).isZero();
        assertThat(kit.table(csv).get(1).getFirst()).hasSize(40_000);
    }

    private static Map<String, Object> specimen(String name) {
        return Map.ofEntries(
                Map.entry("name", name),
                Map.entry("f_text", "'=1+\t1"),
                Map.entry("f_long_text", "一\n二, \"三\""),
                Map.entry("f_whole", -3),
                Map.entry("f_decimal", "1.235"),
                Map.entry("f_money", "120000000"),
                Map.entry("f_percent", "12.5"),
                Map.entry("f_yesno", false),
                Map.entry("f_date", "2024-02-29"),
                Map.entry("f_datetime", "2024-03-05T06:30:01Z"),
                Map.entry("f_select", "b"),
                Map.entry("f_multi_select", List.of("a", "c")),
                Map.entry("f_tags", List.of("重点", "a b")),
                Map.entry("f_rating", 4),
                Map.entry("f_duration", "2小时30分"),
                Map.entry("f_mail", "a@b.cn"),
                Map.entry("f_phone", "+8613812345678"),
                Map.entry("f_url", "https://example.com/a?b=1"),
                Map.entry("f_currency", "CNY 12.50"));
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private void accounts(int count) {
        List<Row> rows =
                IntStream.range(0, count)
                        .mapToObj(
                                at ->
                                        Row.of(
                                                Map.of(
                                                        "name",
                                                        "公司" + at,
                                                        "revenue",
                                                        at,
                                                        "city",
                                                        at % 3 == 0 ? "上海" : "北京")))
                        .toList();
        BOSS.call(() -> records.write(Batch.of(ACCOUNT).create(rows)));
    }

    private UUID idOf(String name) {
        return jdbc.sql("select id from t_main.specimen where name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }

    /** Values by field, a reference by what it is called; in the order of names. */
    private List<Map<String, Object>> rows(List<String> fields) {
        var page =
                BOSS.call(
                        () ->
                                queries.read(
                                        Query.of(SPECIMEN).fields(fields).sort("name").limit(9)));
        return page.rows().stream()
                .map(
                        row -> {
                            Map<String, Object> values = new HashMap<>();
                            for (String field : fields) {
                                Object value = row.value(field);
                                values.put(
                                        field,
                                        Optional.ofNullable(
                                                value instanceof UUID id
                                                        ? page.titles().get(id)
                                                        : value));
                            }
                            return Collections.unmodifiableMap(values);
                        })
                .toList();
    }
}
