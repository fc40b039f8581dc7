package guanlan.engine.records;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.changes.History;
import guanlan.engine.query.Computations;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldSamples;
import guanlan.engine.schema.FieldType;
import guanlan.engine.schema.FieldTypes;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.testkit.Postgres;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Every type of field in a real table: written, read back, changed, found and remembered. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class FieldTypesIT {
    private static final ObjectName SPECIMEN = new ObjectName("specimen");

    private final Records records;
    private final Queries queries;
    private final History history;
    private final Schemas schemas;
    private final Computations computations;

    FieldTypesIT(
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired History history,
            @Autowired Schemas schemas,
            @Autowired Computations computations) {
        this.records = records;
        this.queries = queries;
        this.history = history;
        this.schemas = schemas;
        this.computations = computations;
    }

    /** Those whose values need no other record and nothing that is looked up. */
    static Collection<FieldType> types() {
        return FieldTypes.all().stream()
                .filter(type -> !type.derived() && !type.key().equals("id"))
                .filter(FieldType::settled)
                .filter(type -> !FieldSamples.field(type).isReference())
                .filter(type -> !FieldSamples.field(type).namesAny())
                .toList();
    }

    @Test
    void everyTypeIsTried() {
        assertThat(schemas.require(SPECIMEN).fields().keySet())
                .containsAll(types().stream().map(type -> "f_" + type.key()).toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void comesBackAsItWasWritten(FieldType type) {
        String field = "f_" + type.key();
        for (Object given : FieldSamples.of(type).good()) {
            Object value = FieldSamples.value(type, given);
            UUID id = create(field, given);
            assertThat(as(() -> queries.require(SPECIMEN, id)).value(field)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void changesOnlyWhenItDiffersAndRemembersWhatItWas(FieldType type) {
        String field = "f_" + type.key();
        Object given = FieldSamples.of(type).good().getFirst();
        Object value = FieldSamples.value(type, given);
        UUID id = create("name", "样本");
        assertThat(update(id, field, given)).isInstanceOf(Outcome.Updated.class);
        assertThat(update(id, field, given)).isInstanceOf(Outcome.Unchanged.class);
        assertThat(update(id, field, "")).isInstanceOf(Outcome.Updated.class);
        var past = as(() -> history.of(SPECIMEN, id, 0, 10));
        assertThat(past.entries().get(0).fields())
                .containsExactly(new History.FieldChange(field, value, null));
        assertThat(past.entries().get(1).fields())
                .containsExactly(new History.FieldChange(field, null, value));
    }

    @ParameterizedTest
    @MethodSource("types")
    void isAskedForInCriteriaAndOrdersWhereItCan(FieldType type) {
        String field = "f_" + type.key();
        UUID filled = create(field, FieldSamples.of(type).good().getFirst());
        UUID empty = create("name", "空");
        Query query = Query.of(SPECIMEN).limit(Query.MOST);
        assertThat(ids(query.where("empty(" + field + ")"))).contains(empty).doesNotContain(filled);
        assertThat(ids(query.where("!empty(" + field + ")")))
                .contains(filled)
                .doesNotContain(empty);
        if (type.sortable()) {
            Query sorted = query.sort("-" + field + ",name").limit(1);
            var first = as(() -> queries.read(sorted));
            var second = as(() -> queries.read(sorted.after(first.next())));
            assertThat(second.rows()).isNotEmpty().doesNotContainAnyElementsOf(first.rows());
        }
    }

    @Test
    void findsOneOfSeveralWords() {
        UUID id = create("f_tags", "重点、展会");
        assertThat(ids(Query.of(SPECIMEN).where("\"重点\" in f_tags"))).contains(id);
        assertThat(ids(Query.of(SPECIMEN).where("\"重\" in f_tags"))).doesNotContain(id);
    }

    @Test
    void comparesSpansBySeconds() {
        UUID id = create("f_duration", "2小时");
        assertThat(ids(Query.of(SPECIMEN).where("f_duration > 7199 && f_duration <= 7200")))
                .contains(id);
    }

    @Test
    void asksForAnAddressByItsLine() {
        UUID id = create("f_address", Map.of("province", "浙江省", "city", "杭州市", "street", "文三路"));
        assertThat(ids(Query.of(SPECIMEN).where("contains(f_address, \"州市文三\")"))).contains(id);
    }

    @Test
    void numbersAreNeverGivenTwice() throws Exception {
        List<Row> rows = IntStream.range(0, 25).mapToObj(_ -> Row.of(Map.of("name", "号"))).toList();
        List<Callable<List<UUID>>> writers =
                Collections.nCopies(
                        16,
                        () ->
                                as(() -> records.write(Batch.of(SPECIMEN).create(rows)))
                                        .outcomes()
                                        .stream()
                                        .map(outcome -> ((Outcome.Created) outcome).id())
                                        .toList());
        List<UUID> made = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var written : pool.invokeAll(writers)) {
                made.addAll(written.get());
            }
        }
        var numbers =
                as(() -> queries.find(SPECIMEN, made)).stream()
                        .map(row -> String.valueOf(row.value("f_auto_number")))
                        .toList();
        assertThat(numbers).hasSize(400).doesNotHaveDuplicates();
        assertThat(numbers).allMatch(number -> number.matches("YB-\\d{4}-\\d{4,}"));
    }

    @Test
    void computesFormulasOverTheRecordAndBehindItsReference() {
        UUID whole =
                created(
                        Map.of(
                                "name",
                                "全套",
                                "f_money",
                                "300.10",
                                "f_percent",
                                "50",
                                "f_rating",
                                5,
                                "f_date",
                                "2024-02-29"));
        UUID part = created(Map.of("name", "件", "parent", whole.toString()));
        Row row = as(() -> queries.require(SPECIMEN, whole));
        assertThat((BigDecimal) row.value("share")).isEqualByComparingTo("150.05");
        assertThat(row.value("full")).isEqualTo(true);
        assertThat(row.value("renewal")).isEqualTo(LocalDate.parse("2025-02-28"));
        assertThat(row.value("twice_behind")).isNull();
        assertThat(as(() -> queries.require(SPECIMEN, part)).value("twice_behind")).isEqualTo(301L);
        assertThat(ids(Query.of(SPECIMEN).where("share == 150.05 && full"))).containsExactly(whole);
        assertThat(ids(Query.of(SPECIMEN).where("parent.share > 150.0"))).containsExactly(part);
        assertThat(ids(Query.of(SPECIMEN).sort("-share").limit(1))).hasSize(1);
    }

    @Test
    void rollsUpWhatRefersToTheRecord() {
        UUID whole = created(Map.of("name", "总"));
        for (int at = 1; at <= 3; at++) {
            created(
                    Map.of(
                            "name",
                            "分" + at,
                            "parent",
                            whole.toString(),
                            "f_rating",
                            at + 2,
                            "f_money",
                            100 * at,
                            "f_percent",
                            10,
                            "f_date",
                            "2024-01-0" + at));
        }
        UUID gone = created(Map.of("name", "删", "parent", whole.toString(), "f_rating", 5));
        as(() -> records.write(Batch.of(SPECIMEN).delete(Batch.Target.of(List.of(gone)))));
        Row row = as(() -> queries.require(SPECIMEN, whole));
        assertThat(row.value("parts")).isEqualTo(3L);
        assertThat(row.value("rated")).isEqualTo(2L);
        assertThat((BigDecimal) row.value("worth")).isEqualByComparingTo("60");
        assertThat(row.value("latest")).isEqualTo(LocalDate.parse("2024-01-03"));
        assertThat(ids(Query.of(SPECIMEN).where("parts == 3 && worth > 59.0")))
                .containsExactly(whole);
        assertThat(ids(Query.of(SPECIMEN).where("worth == 60.0").sort("-parts").limit(1)))
                .containsExactly(whole);
        assertThat((BigDecimal) as(() -> queries.require(SPECIMEN, gone)).value("worth"))
                .isEqualByComparingTo("0");
    }

    @Test
    void computedFieldsAreNotForFillingIn() {
        var batch = Batch.of(SPECIMEN).create(List.of(Row.of(Map.of("share", 1, "parts", 2))));
        assertThat(as(() -> records.write(batch)).findings())
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("share", "parts");
    }

    @Test
    void everyComputedFieldOfEveryObjectCanBeComputed() {
        as(
                () -> {
                    schemas.all()
                            .forEach(
                                    object ->
                                            assertThat(computations.findings(object))
                                                    .as(object.name().value())
                                                    .isEmpty());
                    return null;
                });
    }

    @Test
    void namesSeveralRecordsAndRemembersWhichTheyWere() {
        UUID one = create("name", "伙伴甲");
        UUID two = create("name", "伙伴乙");
        UUID id = created(Map.of("name", "主", "partners", List.of(two.toString(), one.toString())));
        Row row = as(() -> queries.require(SPECIMEN, id));
        assertThat(row.value("partners")).isEqualTo(List.of(two, one));
        assertThat(as(() -> queries.titles(SPECIMEN, List.of(row))))
                .containsAllEntriesOf(Map.of(one, "伙伴甲", two, "伙伴乙"));
        assertThat(ids(Query.of(SPECIMEN).where("\"" + one + "\" in partners")))
                .containsExactly(id);
        assertThat(ids(Query.of(SPECIMEN).where("size(partners) == 2"))).contains(id);
        assertThat(ids(Query.of(SPECIMEN).where("!empty(partners)")))
                .contains(id)
                .doesNotContain(one);
        assertThat(update(id, "partners", List.of(two, one))).isInstanceOf(Outcome.Unchanged.class);
        assertThat(update(id, "partners", List.of(one))).isInstanceOf(Outcome.Updated.class);
        assertThat(as(() -> queries.require(SPECIMEN, id)).value("partners"))
                .isEqualTo(List.of(one));
        assertThat(as(() -> history.of(SPECIMEN, id, 0, 1)).entries().getFirst().fields())
                .containsExactly(
                        new History.FieldChange("partners", List.of(two, one), List.of(one)));
        var stranger =
                Batch.of(SPECIMEN)
                        .create(
                                List.of(
                                        Row.of(
                                                Map.of(
                                                        "partners",
                                                        List.of(one, UUID.randomUUID())))));
        assertThat(as(() -> records.write(stranger)).findings())
                .extracting(Finding::code)
                .containsExactly(RecordProblem.REFERENCE_ABSENT);
    }

    private UUID created(Map<String, Object> values) {
        var batch = Batch.of(SPECIMEN).create(List.of(Row.of(values))).allOrNothing();
        return ((Outcome.Created) as(() -> records.write(batch)).outcomes().getFirst()).id();
    }

    private List<UUID> ids(Query query) {
        return as(() -> queries.read(query)).rows().stream().map(Row::id).toList();
    }

    private UUID create(String field, Object value) {
        return created(Map.of(field, value));
    }

    private Outcome update(UUID id, String field, Object value) {
        var change = new Batch.Change(id, null, Row.of(Map.of(field, value)));
        var batch = Batch.of(SPECIMEN).update(List.of(change)).allOrNothing();
        return as(() -> records.write(batch)).outcomes().getFirst();
    }

    private static <T> T as(Callable<T> act) {
        try {
            return ScopedValue.where(Caller.CURRENT, Caller.system("main")).call(act::call);
        } catch (RuntimeException problem) {
            throw problem;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }
}
