package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Statements;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.problems.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The third step: what must hold for every record. Asked for the whole batch at once, one statement
 * per rule.
 */
@Component
class Rules {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final Condition IN_USE =
            field(name(SystemField.DELETED_AT.field()), Instant.class).isNull();

    private final Entitlement entitlement;
    private final Subjects subjects;
    private final DSLContext dsl;
    private final Statements statements;

    Rules(Entitlement entitlement, Subjects subjects, DSLContext dsl, Statements statements) {
        this.entitlement = entitlement;
        this.subjects = subjects;
        this.dsl = dsl;
        this.statements = statements;
    }

    /** The shape of the question which records are there. */
    private record Presence(String schema, ObjectName object) {}

    void check(Writing writing) {
        writing.writing().forEach(draft -> required(writing, draft));
        writing.definition().fields().values().stream()
                .filter(FieldDefinition::isReference)
                .forEach(field -> references(writing, field));
        subjects.check(writing);
        unique(writing);
    }

    /** Only what no two records may share. */
    void unique(Writing writing) {
        writing.definition().unique().forEach(set -> unique(writing, set));
    }

    private static void required(Writing writing, Draft draft) {
        for (FieldDefinition field : writing.definition().fields().values()) {
            boolean asked = draft.does(Draft.Act.INSERT) || draft.values.containsKey(field.name());
            if (field.required() && asked && draft.values.get(field.name()) == null) {
                draft.refuse(
                        Finding.of(
                                field.name(),
                                RecordProblem.REQUIRED,
                                Map.of("field", field.name())));
            }
        }
    }

    private void references(Writing writing, FieldDefinition field) {
        Map<UUID, List<Draft>> wanted = new HashMap<>();
        for (Draft draft : writing.writing()) {
            for (UUID id : named(draft.values.get(field.name()))) {
                wanted.computeIfAbsent(id, _ -> new ArrayList<>()).add(draft);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        ObjectName target = field.target().orElseThrow();
        Set<UUID> present = present(writing, target, wanted.keySet());
        Set<UUID> there = entitlement.seen(writing, target, present);
        boolean sameObject = target.equals(writing.definition().name());
        if (sameObject) {
            writing.doing(Draft.Act.INSERT).forEach(draft -> there.add(draft.id()));
        }
        wanted.forEach(
                (id, drafts) ->
                        drafts.forEach(
                                draft -> {
                                    boolean stays = present.contains(id) && had(draft, field, id);
                                    if (!there.contains(id) && !stays) {
                                        draft.refuse(
                                                Finding.of(
                                                        field.name(),
                                                        RecordProblem.REFERENCE_ABSENT,
                                                        Map.of("field", field.name(), "id", id)));
                                    } else if (sameObject
                                            && !field.system()
                                            && id.equals(draft.idOrNull())) {
                                        draft.refuse(
                                                Finding.of(
                                                        field.name(),
                                                        RecordProblem.OWN_PARENT,
                                                        Map.of("field", field.name())));
                                    }
                                }));
    }

    /** Whether the record named it before; that may be more than the caller sees. */
    private static boolean had(Draft draft, FieldDefinition field, UUID id) {
        Row before = draft.beforeOrNull();
        return before != null && named(before.value(field.name())).contains(id);
    }

    private static Collection<UUID> named(@Nullable Object value) {
        return switch (value) {
            case UUID one -> List.of(one);
            case Collection<?> several -> several.stream().map(UUID.class::cast).toList();
            case null, default -> List.of();
        };
    }

    private Set<UUID> present(Writing writing, ObjectName target, Collection<UUID> ids) {
        return new HashSet<>(
                statements
                        .of(
                                new Presence(writing.schema(), target),
                                () ->
                                        dsl.select(ID)
                                                .from(writing.table(target))
                                                .where(ID.eq(DSL.any(new UUID[0])))
                                                .and(IN_USE))
                        .param(Statements.array(ids))
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list());
    }

    /**
     * Values that must be unique: among the rows of the batch, and among the records that are in
     * use.
     */
    private void unique(Writing writing, List<String> set) {
        Map<List<@Nullable Object>, Draft> first = new HashMap<>();
        for (Draft draft : claimants(writing, set)) {
            List<@Nullable Object> key = key(draft, set);
            Draft earlier = key.contains(null) ? null : first.putIfAbsent(key, draft);
            if (earlier != null) {
                draft.refuse(taken(set, draft, earlier.idOrNull()));
            }
        }
        if (!first.isEmpty()) {
            existing(writing, set, first);
        }
    }

    private static List<Draft> claimants(Writing writing, List<String> set) {
        return writing.drafts().stream()
                .filter(
                        draft ->
                                draft.does(Draft.Act.INSERT)
                                        || draft.does(Draft.Act.RESTORE)
                                        || draft.does(Draft.Act.UPDATE)
                                                && !isBinned(draft)
                                                && set.stream().anyMatch(draft.values::containsKey))
                .toList();
    }

    /** What lies in the bin takes no value from anybody. */
    private static boolean isBinned(Draft draft) {
        Row before = draft.beforeOrNull();
        return before != null && before.isDeleted();
    }

    private void existing(
            Writing writing, List<String> set, Map<List<@Nullable Object>, Draft> first) {
        var fields = set.stream().map(writing.definition()::require).toList();
        List<Field<?>> columns = fields.stream().<Field<?>>map(Tables::column).toList();
        Map<UUID, Draft> clashes = new LinkedHashMap<>();
        dsl.select(ID)
                .select(columns)
                .from(writing.table())
                .where(Keys.among(fields, first.keySet()))
                .and(IN_USE)
                .forEach(
                        found -> {
                            List<@Nullable Object> key = new ArrayList<>();
                            columns.forEach(column -> key.add(found.get(column)));
                            Draft draft = first.get(key);
                            if (draft != null && !found.get(ID).equals(draft.idOrNull())) {
                                clashes.put(found.get(ID), draft);
                            }
                        });
        Set<UUID> seen = entitlement.seen(writing, writing.definition().name(), clashes.keySet());
        clashes.forEach(
                (id, draft) -> draft.refuse(taken(set, draft, seen.contains(id) ? id : null)));
    }

    private static List<@Nullable Object> key(Draft draft, List<String> set) {
        List<@Nullable Object> key = new ArrayList<>();
        set.forEach(field -> key.add(draft.after(field)));
        return key;
    }

    /** Names the value that was given; whose it is only where he may know. */
    private static Finding taken(List<String> set, Draft draft, @Nullable UUID by) {
        String field =
                set.stream().filter(draft.values::containsKey).findFirst().orElse(set.getFirst());
        Map<String, Object> params =
                new HashMap<>(Map.of("field", field, "value", String.valueOf(draft.after(field))));
        if (by != null) {
            params.put("id", by);
        }
        return Finding.of(field, RecordProblem.NOT_UNIQUE, params);
    }
}
