package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import guanlan.core.criteria.Checked;
import guanlan.core.criteria.InMemory;
import guanlan.core.criteria.Operand;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Rule;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The rules that a company wrote itself, in CEL, asked in memory about the records as they would
 * be. Fields behind references are fetched once for the whole batch.
 */
@Component
class Validation {
    private static final Logger LOG = LoggerFactory.getLogger(Validation.class);
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);

    private final CriteriaConditions criteria;
    private final Schemas schemas;
    private final DSLContext dsl;

    /** Definitions never change, so their rules are checked once; a new snapshot has new ones. */
    private final Cache<ObjectDefinition, Map<Rule, Checked>> checked =
            Caffeine.newBuilder().weakKeys().build();

    Validation(CriteriaConditions criteria, Schemas schemas, DSLContext dsl) {
        this.criteria = criteria;
        this.schemas = schemas;
        this.dsl = dsl;
    }

    void check(Writing writing) {
        ObjectDefinition definition = writing.definition();
        if (!definition.rules().isEmpty()) {
            checked.get(definition, _ -> checked(writing))
                    .forEach((rule, condition) -> check(writing, rule, condition));
        }
    }

    /** With all rights: a rule holds for everybody, whatever he sees of what it reads. */
    private Map<Rule, Checked> checked(Writing writing) {
        Map<Rule, Checked> all = new LinkedHashMap<>();
        for (Rule rule : writing.definition().rules()) {
            try {
                all.put(
                        rule,
                        Caller.system(writing.caller().tenant())
                                .call(() -> criteria.require(rule.when(), writing.definition())));
            } catch (Problem broken) {
                LOG.error("rule {} of {} is not asked", rule.name(), writing.definition().name());
            }
        }
        return all;
    }

    private void check(Writing writing, Rule rule, Checked condition) {
        ObjectDefinition definition = writing.definition();
        Set<String> read =
                condition.paths().stream()
                        .flatMap(path -> definition.worded(path.getFirst()).stream())
                        .map(FieldDefinition::name)
                        .collect(Collectors.toSet());
        List<Draft> concerned =
                writing.writing().stream()
                        .filter(draft -> draft.does(Draft.Act.INSERT) || draft.changesAny(read))
                        .toList();
        if (concerned.isEmpty()) {
            return;
        }
        var context = criteria.context(writing.at());
        var broken =
                InMemory.<Draft>compile(
                        condition, field -> reader(writing, field, concerned), context);
        for (Draft draft : concerned) {
            if (broken.test(draft)) {
                String message = rule.message().in(writing.caller().locale());
                draft.refuse(
                        new Finding(
                                rule.field(),
                                RecordProblem.RULE,
                                Map.of("message", message, "rule", rule.name())));
            }
        }
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
