package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Links;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.problems.Finding;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The second step: finds and locks the records a batch is about, in the order of their ids so that
 * two batches never cross.
 */
@Component
class Present {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);

    private final Entitlement entitlement;
    private final DSLContext dsl;

    Present(Entitlement entitlement, DSLContext dsl) {
        this.entitlement = entitlement;
        this.dsl = dsl;
    }

    /** Records named by id: absent, stale and wrongly deleted ones are refused. */
    void byId(Writing writing) {
        byId(writing, false);
    }

    /** Records named by id, those in the recycle bin as well as those in use. */
    void anywhere(Writing writing) {
        byId(writing, true);
    }

    private void byId(Writing writing, boolean anywhere) {
        List<Draft> named =
                writing.drafts().stream()
                        .filter(draft -> draft.isSound() && !draft.does(Draft.Act.INSERT))
                        .toList();
        if (named.isEmpty()) {
            return;
        }
        Map<UUID, Row> rows = new HashMap<>();
        UUID[] ids = named.stream().map(Draft::id).distinct().toArray(UUID[]::new);
        locked(writing, ID.eq(DSL.any(ids))).forEach(row -> rows.put(row.id(), row));
        named.forEach(draft -> meet(draft, rows.get(draft.id()), anywhere));
    }

    /**
     * Records that have the same value in the key field: the draft becomes an update of them, or is
     * left alone.
     */
    void byKey(Writing writing, FieldDefinition key, Batch.OnMatch onMatch) {
        Map<Object, Draft> keyed = new HashMap<>();
        for (Draft draft : writing.doing(Draft.Act.INSERT)) {
            Object value = draft.values.get(key.name());
            if (value != null) {
                keyed.put(value, draft);
            }
        }
        Map<Object, Row> rows = rowsByKey(writing, key, keyed);
        keyed.forEach((value, draft) -> match(draft, rows.get(value), onMatch));
    }

    private Map<Object, Row> rowsByKey(
            Writing writing, FieldDefinition key, Map<Object, Draft> wanted) {
        Map<Object, Row> rows = new HashMap<>();
        if (wanted.isEmpty()) {
            return rows;
        }
        Condition same =
                Keys.among(key, wanted.keySet())
                        .and(field(name(SystemField.DELETED_AT.field())).isNull());
        List<Row> all = locked(writing, same);
        Set<UUID> findable = entitlement.findable(writing, key, all);
        all.stream()
                .filter(row -> findable.contains(row.id()))
                .forEach(
                        row ->
                                rows.putIfAbsent(
                                        Objects.requireNonNull(row.value(key.name())), row));
        return rows;
    }

    private static void match(Draft draft, @Nullable Row row, Batch.OnMatch onMatch) {
        if (row == null) {
            return;
        }
        draft.found(row);
        switch (onMatch) {
            case SKIP -> draft.settle(new Outcome.Skipped(row.id()));
            case FILL -> {
                draft.values.keySet().removeIf(field -> isFilled(row.value(field)));
                draft.become(Draft.Act.UPDATE);
            }
            case UPDATE -> draft.become(Draft.Act.UPDATE);
        }
    }

    private static boolean isFilled(@Nullable Object value) {
        return value instanceof Collection<?> several ? !several.isEmpty() : value != null;
    }

    private static void meet(Draft draft, @Nullable Row row, boolean anywhere) {
        if (row == null) {
            draft.refuse(new Finding(null, RecordProblem.GONE, Map.of("id", draft.id())));
            return;
        }
        draft.found(row);
        Long expected = draft.expectedVersion();
        if (expected != null && expected != row.version()) {
            draft.refuse(
                    new Finding(
                            null,
                            RecordProblem.STALE,
                            Map.of(
                                    "id",
                                    row.id(),
                                    "expected",
                                    expected,
                                    "version",
                                    row.version())));
        } else if (!anywhere && row.isDeleted() != draft.does(Draft.Act.RESTORE)) {
            var code = row.isDeleted() ? RecordProblem.DELETED : RecordProblem.NOT_DELETED;
            draft.refuse(new Finding(null, code, Map.of("id", row.id())));
        }
    }

    private List<Row> locked(Writing writing, Condition which) {
        var fields =
                writing.definition().fields().values().stream()
                        .filter(field -> field.computation().isEmpty())
                        .toList();
        return dsl.select(fields.stream().<Field<?>>map(field -> column(writing, field)).toList())
                .from(writing.table())
                .where(which)
                .orderBy(ID)
                .forUpdate()
                .fetch(found -> row(found, fields));
    }

    private static Field<?> column(Writing writing, FieldDefinition field) {
        var object = writing.definition().name();
        return field.isLinked()
                ? Links.column(writing.schema(), object, Tables.table(object), field)
                : Tables.column(field);
    }

    private static Row row(Record found, List<FieldDefinition> fields) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int at = 0; at < fields.size(); at++) {
            values.put(fields.get(at).name(), found.get(at));
        }
        return Row.of(values);
    }
}
