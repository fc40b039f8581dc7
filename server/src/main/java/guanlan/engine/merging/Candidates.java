package guanlan.engine.merging;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.rights.Access;
import guanlan.engine.schema.Attached;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the records that take part have to offer for a field, and whether the caller may take it.
 * What he may not read is not moved by him, and what he may not edit is not changed.
 */
@Component
class Candidates {
    private static final Set<String> BELONGING =
            Set.of(SystemField.OWNER.field(), SystemField.DEPARTMENT.field());

    private final Queries queries;
    private final Permits permits;

    Candidates(Queries queries, Permits permits) {
        this.queries = queries;
        this.permits = permits;
    }

    /** Fields whose values may survive or not: those that somebody fills in, and he sees. */
    static List<FieldDefinition> fields(Taking taking) {
        Held held = taking.held(taking.survivor().id());
        return taking.definition().fields().values().stream()
                .filter(Candidates::isFilledIn)
                .filter(field -> held.field(field.name()) != Access.HIDDEN)
                .toList();
    }

    private static boolean isFilledIn(FieldDefinition field) {
        boolean own = !field.system() || belongs(field);
        return own && !field.readOnly() && field.computation().isEmpty();
    }

    /** Owner and department stay the survivor's unless somebody chooses. */
    static boolean belongs(FieldDefinition field) {
        return BELONGING.contains(field.name());
    }

    /** Whether the field takes several values, files included. */
    static boolean isSeveral(FieldDefinition field) {
        return List.class.isAssignableFrom(field.type().column().getType())
                || field.options().acceptance().isPresent();
    }

    static boolean isLocked(Taking taking, FieldDefinition field) {
        Held held = taking.held(taking.survivor().id());
        return held.field(field.name()) != Access.EDIT
                || belongs(field) && !held.may(Right.TRANSFER);
    }

    static boolean isReadable(Taking taking, UUID record, FieldDefinition field) {
        Access access = taking.held(record).field(field.name());
        return access == Access.READ || access == Access.EDIT;
    }

    /**
     * What each record has in the field that the survivor could hold: without the records that take
     * part, and without targets that are gone or not the caller's to see.
     */
    Map<UUID, Object> offered(Taking taking, FieldDefinition field) {
        Map<UUID, Object> offered = new HashMap<>();
        Targets targets = targets(taking, field);
        for (Row row : taking.rows().values()) {
            Object value = row.value(field.name());
            boolean own = row.id().equals(taking.survivor().id());
            if (own || isReadable(taking, row.id(), field)) {
                Object usable =
                        targets == null
                                ? value
                                : Targets.of(value, own ? targets.inUse() : targets.seen());
                if (!isEmpty(usable)) {
                    offered.put(row.id(), Objects.requireNonNull(usable));
                }
            }
        }
        return offered;
    }

    /**
     * What a field points to, but for the records that take part.
     *
     * @param inUse those that are not in the bin; the survivor keeps them, seen or not
     * @param seen those of them that the caller sees
     */
    private record Targets(Set<UUID> inUse, Set<UUID> seen) {
        static @Nullable Object of(@Nullable Object value, Set<UUID> usable) {
            return switch (value) {
                case UUID id -> usable.contains(id) ? id : null;
                case Collection<?> several -> several.stream().filter(usable::contains).toList();
                case null -> null;
                case Object other -> other;
            };
        }
    }

    private @Nullable Targets targets(Taking taking, FieldDefinition field) {
        ObjectName to = field.to();
        if (to == null) {
            return null;
        }
        Set<UUID> wanted = new HashSet<>();
        for (Row row : taking.rows().values()) {
            wanted.addAll(ids(row.value(field.name())));
        }
        if (to.equals(taking.definition().name())) {
            wanted.removeAll(taking.rows().keySet());
        }
        return wanted.isEmpty()
                ? new Targets(Set.of(), Set.of())
                : new Targets(
                        Caller.current().elevated().call(() -> inUse(to, wanted)),
                        permits.of(Caller.current(), to.value()).allows(Right.SEE)
                                ? inUse(to, wanted)
                                : Set.of());
    }

    private Set<UUID> inUse(ObjectName object, Set<UUID> ids) {
        String deleted = SystemField.DELETED_AT.field();
        Set<UUID> inUse = new HashSet<>();
        for (Row row : queries.find(object, ids, each -> each.name().equals(deleted))) {
            if (!row.isDeleted()) {
                inUse.add(row.id());
            }
        }
        return inUse;
    }

    static List<UUID> ids(@Nullable Object value) {
        List<UUID> ids = new ArrayList<>();
        for (Object each : value instanceof UUID ? List.of(value) : FieldStory.items(value)) {
            if (each instanceof UUID id) {
                ids.add(id);
            }
        }
        return ids;
    }

    static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isBlank();
            case Collection<?> several -> several.isEmpty();
            case Attached(var files) -> files.isEmpty();
            case Object _ -> false;
        };
    }
}
