package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.rights.RoleDefinition;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.problems.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A record of whichever object that is named is there, and seen by whoever names it. A comment may
 * be about a task that is about a customer, but no chain is longer: whether somebody sees it is
 * answered in one statement.
 */
@Component
class Subjects {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final Condition IN_USE =
            field(name(SystemField.DELETED_AT.field()), Instant.class).isNull();

    private final Schemas schemas;
    private final Entitlement entitlement;
    private final DSLContext dsl;

    Subjects(Schemas schemas, Entitlement entitlement, DSLContext dsl) {
        this.schemas = schemas;
        this.entitlement = entitlement;
        this.dsl = dsl;
    }

    void check(Writing writing) {
        writing.definition().fields().values().stream()
                .filter(FieldDefinition::namesAny)
                .forEach(field -> check(writing, field));
    }

    private void check(Writing writing, FieldDefinition field) {
        Map<ObjectName, Map<UUID, List<Draft>>> wanted = new HashMap<>();
        for (Draft draft : writing.writing()) {
            if (draft.values.get(field.name()) instanceof RecordName given
                    && !given.equals(before(draft, field))) {
                wanted.computeIfAbsent(given.object(), _ -> new HashMap<>())
                        .computeIfAbsent(given.id(), _ -> new ArrayList<>())
                        .add(draft);
            }
        }
        wanted.forEach(
                (object, ids) -> {
                    Set<UUID> fit = fit(writing, field, object, ids.keySet());
                    ids.keySet().removeAll(fit);
                    ids.forEach((id, drafts) -> drafts.forEach(each -> refuse(each, field, id)));
                });
    }

    private static @Nullable Object before(Draft draft, FieldDefinition field) {
        var before = draft.beforeOrNull();
        return before == null ? null : before.value(field.name());
    }

    private Set<UUID> fit(
            Writing writing, FieldDefinition field, ObjectName object, Collection<UUID> ids) {
        Optional<ObjectDefinition> target = schemas.find(object);
        boolean subject = field.options().about().isPresent();
        boolean apart =
                object.equals(writing.definition().name())
                        || RoleDefinition.NAMED_ONLY.contains(object.value());
        if (target.isEmpty() || subject && apart) {
            return Set.of();
        }
        Condition near =
                target.get()
                        .about()
                        .filter(_ -> subject)
                        .map(this::aboutNoActivity)
                        .orElseGet(DSL::noCondition);
        Set<UUID> there =
                dsl.select(ID)
                        .from(writing.table(object))
                        .where(ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                        .and(IN_USE)
                        .and(near)
                        .fetchSet(ID);
        return entitlement.seen(writing, object, there);
    }

    private Condition aboutNoActivity(FieldDefinition about) {
        List<String> activities =
                schemas.all().stream()
                        .filter(each -> each.about().isPresent())
                        .map(each -> each.name().value())
                        .toList();
        Field<String> subject = field(name(about.column()), String.class);
        Field<String> object = DSL.splitPart(subject, DSL.inline("/"), DSL.inline(1));
        return subject.isNull().or(object.notIn(activities));
    }

    private static void refuse(Draft draft, FieldDefinition field, UUID id) {
        draft.refuse(
                Finding.of(
                        field.name(),
                        RecordProblem.REFERENCE_ABSENT,
                        Map.of("field", field.name(), "id", id)));
    }
}
