package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.criteria.Checked;
import guanlan.core.criteria.InMemory;
import guanlan.core.criteria.Operand;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Criteria asked of the records as a batch would leave them, in memory. Fields behind references
 * are fetched once for the whole batch.
 */
@Component
class Prospect {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);

    private final CriteriaConditions criteria;
    private final Schemas schemas;
    private final DSLContext dsl;

    Prospect(CriteriaConditions criteria, Schemas schemas, DSLContext dsl) {
        this.criteria = criteria;
        this.schemas = schemas;
        this.dsl = dsl;
    }

    /** What the drafts would answer; with all rights, whatever the caller sees of what is read. */
    Predicate<Draft> asked(Writing writing, Checked condition, List<Draft> drafts) {
        return InMemory.<Draft>compile(
                condition, field -> reader(writing, field, drafts), criteria.context(writing.at()));
    }

    /** The same for criteria as they are written. */
    Predicate<Draft> asked(Writing writing, String cel, List<Draft> drafts) {
        Checked condition =
                Caller.system(writing.caller().tenant())
                        .call(() -> criteria.require(cel, writing.definition()));
        return asked(writing, condition, drafts);
    }

    private Function<Draft, @Nullable Object> reader(
            Writing writing, Operand.Field operand, List<Draft> drafts) {
        FieldDefinition first =
                writing.definition().worded(operand.path().getFirst()).orElseThrow();
        Function<Draft, @Nullable Object> own = draft -> own(writing, draft, first);
        List<Map<UUID, Object>> steps = new ArrayList<>();
        Set<Object> ids =
                drafts.stream().map(own).filter(UUID.class::isInstance).collect(Collectors.toSet());
        FieldDefinition behind = first;
        for (String word : operand.path().subList(1, operand.path().size())) {
            ObjectDefinition target = schemas.require(behind.target().orElseThrow());
            behind = target.worded(word).orElseThrow();
            Map<UUID, Object> values = values(writing, target, behind, ids);
            ids =
                    values.values().stream()
                            .filter(UUID.class::isInstance)
                            .collect(Collectors.toSet());
            steps.add(values);
        }
        return draft -> {
            Object value = own.apply(draft);
            for (Map<UUID, Object> step : steps) {
                value = value instanceof UUID id ? step.get(id) : null;
            }
            return value;
        };
    }

    private static @Nullable Object own(Writing writing, Draft draft, FieldDefinition field) {
        if (field.name().equals(SystemField.ID.field())) {
            return draft.id();
        }
        boolean isNew = draft.beforeOrNull() == null;
        boolean made =
                field.name().equals(SystemField.CREATED_AT.field())
                        || field.name().equals(SystemField.UPDATED_AT.field());
        Object value = isNew && made ? writing.at() : draft.after(field.name());
        return value == null ? null : field.type().asked(value);
    }

    private Map<UUID, Object> values(
            Writing writing, ObjectDefinition target, FieldDefinition field, Set<Object> ids) {
        Map<UUID, Object> values = new HashMap<>();
        if (!ids.isEmpty()) {
            Field<?> column = DSL.field(name(field.column()), field.type().column());
            dsl.select(ID.as("record"), column.as("value"))
                    .from(writing.table(target.name()))
                    .where(ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                    .forEach(
                            row -> {
                                Object value = row.value2();
                                if (value != null) {
                                    values.put(row.value1(), field.type().asked(value));
                                }
                            });
        }
        return values;
    }
}
