package guanlan.engine.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.criteria.Folding;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Extent;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a query asks, and what a Permit allows, into the condition of a statement. */
@Component
class Conditions {
    private final CriteriaConditions criteria;
    private final FieldColumns columns;
    private final SearchEntries entries;

    Conditions(CriteriaConditions criteria, FieldColumns columns, SearchEntries entries) {
        this.criteria = criteria;
        this.columns = columns;
        this.entries = entries;
    }

    Condition of(Filter filter, ObjectDefinition definition, Permit permit) {
        return of(filter, definition, permit, entries::found);
    }

    /** The same for a page of a list. */
    Condition forPage(Filter filter, ObjectDefinition definition, Permit permit) {
        return of(filter, definition, permit, entries::foundForPage);
    }

    private interface Finding {
        Condition of(Field<UUID> id, ObjectName object, String typed);
    }

    private Condition of(
            Filter filter, ObjectDefinition definition, Permit permit, Finding finding) {
        Condition inUse = column(definition, SystemField.DELETED_AT, Instant.class).isNull();
        return (filter.deleted() ? inUse.not() : inUse)
                .and(scope(definition, permit))
                .and(asked(filter.where(), definition))
                .and(matching(filter, definition, permit, finding));
    }

    /**
     * Where nothing but the Permit says which records: each of its parts on its own, which an index
     * may answer.
     */
    List<Condition> enough(Filter filter, ObjectDefinition definition, Permit permit) {
        if (filter.where() != null
                || filter.matching() != null
                || !(permit.extent(Right.SEE) instanceof Extent.Either(var parts))) {
            return List.of();
        }
        var deleted = column(definition, SystemField.DELETED_AT, Instant.class);
        Condition which = filter.deleted() ? deleted.isNotNull() : deleted.isNull();
        CriteriaNames names = columns.names(definition, Tables.table(definition.name()));
        return parts.stream()
                .filter(Extent.Meets.class::isInstance)
                .map(part -> which.and(columns.within(part, names)))
                .toList();
    }

    /** The records that the Permit lets the caller see. */
    Condition scope(ObjectDefinition definition, Permit permit) {
        return columns.within(
                permit.extent(Right.SEE),
                columns.names(definition, Tables.table(definition.name())));
    }

    private Condition asked(@Nullable String cel, ObjectDefinition definition) {
        return cel == null ? DSL.noCondition() : criteria.condition(cel, definition);
    }

    private Condition matching(
            Filter filter, ObjectDefinition definition, Permit permit, Finding finding) {
        String typed = filter.matching();
        if (typed == null) {
            return DSL.noCondition();
        }
        Condition found =
                finding.of(
                        column(definition, SystemField.ID, UUID.class), definition.name(), typed);
        List<FieldDefinition> searchable =
                definition.fields().values().stream().filter(FieldDefinition::searchable).toList();
        boolean all = searchable.stream().allMatch(field -> permit.field(field.name()).plain());
        return all ? found : found.and(standsIn(typed, definition, permit, searchable));
    }

    /**
     * Entries hold the words of every field. For whom some are hidden, what was typed must stand in
     * those he may read: each word in one of them.
     */
    private Condition standsIn(
            String typed,
            ObjectDefinition definition,
            Permit permit,
            List<FieldDefinition> searchable) {
        CriteriaNames names = columns.names(definition, Tables.table(definition.name()));
        List<Field<String>> texts =
                searchable.stream()
                        .filter(field -> permit.field(field.name()).asked())
                        .map(field -> columns.read(names, field, permit.field(field.name())))
                        .map(column -> SqlCriteriaOperands.folded(column.cast(SQLDataType.CLOB)))
                        .toList();
        List<Condition> words = new ArrayList<>();
        for (String word : typed.strip().split("\\s+")) {
            var fragment = DSL.val(Folding.fold(word));
            words.add(
                    DSL.or(
                            texts.stream()
                                    .map(text -> DSL.position(text, fragment).gt(0))
                                    .toList()));
        }
        return texts.isEmpty() ? DSL.falseCondition() : DSL.and(words);
    }

    private static <T> Field<T> column(
            ObjectDefinition definition, SystemField system, Class<T> type) {
        return field(name(Tables.table(definition.name()), system.field()), type);
    }
}
