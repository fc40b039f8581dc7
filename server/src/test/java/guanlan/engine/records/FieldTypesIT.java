package guanlan.engine.records;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.changes.History;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldSamples;
import guanlan.engine.schema.FieldType;
import guanlan.engine.schema.FieldTypes;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
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

    FieldTypesIT(
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired History history,
            @Autowired Schemas schemas) {
        this.records = records;
        this.queries = queries;
        this.history = history;
        this.schemas = schemas;
    }

    /** Those whose values need no other record. */
    static Collection<FieldType> types() {
        return FieldTypes.all().stream()
                .filter(type -> !type.derived() && !type.key().equals("id"))
                .filter(type -> !FieldSamples.field(type).isReference())
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

    private List<UUID> ids(Query query) {
        return as(() -> queries.read(query)).rows().stream().map(Row::id).toList();
    }

    private UUID create(String field, Object value) {
        var batch = Batch.of(SPECIMEN).create(List.of(Row.of(Map.of(field, value)))).allOrNothing();
        return ((Outcome.Created) as(() -> records.write(batch)).outcomes().getFirst()).id();
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
