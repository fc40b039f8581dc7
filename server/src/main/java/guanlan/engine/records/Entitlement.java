package guanlan.engine.records;

import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.rights.Access;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Role;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether the caller may do to each record what he wants to: asked of the record as it stands,
 * locked. One that he does not see is as absent as one that never was.
 */
@Component
class Entitlement {
    private static final List<String> BELONGING =
            List.of(SystemField.OWNER.field(), SystemField.DEPARTMENT.field());

    private final RowRights rights;
    private final AuditTrail trail;

    Entitlement(RowRights rights, AuditTrail trail) {
        this.rights = rights;
        this.trail = trail;
    }

    void check(Writing writing) {
        List<Draft> found =
                writing.drafts().stream().filter(draft -> draft.beforeOrNull() != null).toList();
        if (found.isEmpty() || isUnbounded(writing)) {
            return;
        }
        Map<UUID, Held> held =
                rights.of(
                        writing.definition().name(),
                        found.stream().map(Draft::id).distinct().toList());
        boolean many = writing.cause().kind() == Cause.Kind.MASS;
        for (Draft draft : found) {
            check(draft, held.get(draft.id()), many);
        }
    }

    /** Who changes many at once needs the right for each of them. */
    private static void check(Draft draft, @Nullable Held held, boolean many) {
        if (held == null || !held.sees()) {
            draft.conceal(new Finding(null, RecordProblem.GONE, Map.of("id", draft.id())));
            return;
        }
        boolean updates = draft.does(Draft.Act.UPDATE);
        boolean may =
                updates
                        ? held.may(Right.EDIT) && (!many || held.may(Right.MASS_EDIT))
                        : held.may(Right.DELETE);
        if (draft.isSound() && !draft.does(Draft.Act.NOTHING) && !may) {
            draft.refuse(new Finding(null, AccessProblem.REFUSED, Map.of("id", draft.id())));
        } else if (updates) {
            draft.lentBy(held.lender());
            fields(draft, held);
        }
    }

    /** A value that stays as it is asks for no right. */
    private static void fields(Draft draft, Held held) {
        for (String name : List.copyOf(draft.values.keySet())) {
            if (Objects.equals(draft.before().value(name), draft.values.get(name))) {
                continue;
            }
            boolean given = BELONGING.contains(name) && !held.may(Right.TRANSFER);
            if (given || held.field(name) != Access.EDIT) {
                draft.refuse(Finding.of(name, RecordProblem.FIELD_LOCKED, Map.of("field", name)));
            }
        }
    }

    /** What was changed by the rights of somebody who is away stands in the audit trail. */
    void note(Writing writing) {
        Map<UUID, List<Draft>> lent = new LinkedHashMap<>();
        for (Draft draft : writing.drafts()) {
            UUID lender = draft.lender();
            if (lender != null && draft.outcome() instanceof Outcome.Updated) {
                lent.computeIfAbsent(lender, _ -> new ArrayList<>()).add(draft);
            }
        }
        lent.forEach((lender, drafts) -> note(writing.definition().name(), lender, drafts));
    }

    private void note(ObjectName object, UUID lender, List<Draft> drafts) {
        UUID record = drafts.size() == 1 ? drafts.getFirst().id() : null;
        trail.note(
                Act.of(Kind.STAND_IN)
                        .on(object.value(), record)
                        .counting(drafts.size())
                        .fact("for", lender.toString()));
    }

    /** The records among these that may be found by a value of the field. */
    Set<UUID> findable(Writing writing, FieldDefinition key, Collection<Row> rows) {
        List<UUID> ids = rows.stream().map(Row::id).toList();
        if (isUnbounded(writing)) {
            return Set.copyOf(ids);
        }
        Set<UUID> some = new HashSet<>();
        rights.of(writing.definition().name(), ids)
                .forEach(
                        (id, held) -> {
                            if (held.reads(key.name())) {
                                some.add(id);
                            }
                        });
        return some;
    }

    /** The records of an object that the caller sees; himself he always knows. */
    Set<UUID> seen(Writing writing, ObjectName object, Collection<UUID> ids) {
        Set<UUID> seen = new HashSet<>(ids);
        if (!isUnbounded(writing) && !ids.isEmpty()) {
            Map<UUID, Held> held = rights.of(object, ids);
            UUID me = object.equals(ObjectName.USER) ? writing.caller().user() : null;
            seen.removeIf(id -> !id.equals(me) && !held.getOrDefault(id, Held.NOTHING).sees());
        }
        return seen;
    }

    static boolean isUnbounded(Writing writing) {
        return writing.caller().is(Role.ADMINISTRATOR);
    }
}
