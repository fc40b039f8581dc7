package guanlan.engine.granting;

import guanlan.engine.query.Counting;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.rights.Access;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.Hypothesis;
import guanlan.engine.rights.RightsProblem;
import guanlan.engine.rights.RoleDefinition;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Role;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What somebody would see if he held a role, before anybody saves or grants it: the questions that
 * his screen would ask are asked as it is and as it would be.
 */
@Component
public class Previews {
    /** Fields that no role speaks of. */
    static final Set<String> INNER =
            Set.of(
                    SystemField.ID.field(),
                    SystemField.VERSION.field(),
                    SystemField.DELETED_AT.field());

    private final Roles roles;
    private final Explanations explanations;
    private final CompiledPermits permits;
    private final RowRights rights;
    private final Queries queries;
    private final Schemas schemas;
    private final AuditTrail trail;

    Previews(
            Roles roles,
            Explanations explanations,
            CompiledPermits permits,
            RowRights rights,
            Queries queries,
            Schemas schemas,
            AuditTrail trail) {
        this.roles = roles;
        this.explanations = explanations;
        this.permits = permits;
        this.rights = rights;
        this.queries = queries;
        this.schemas = schemas;
        this.trail = trail;
    }

    /**
     * What is to be looked at.
     *
     * @param objects what the role would say; null: what it says
     * @param object of which one record is looked at, field by field
     * @param record that one; null: the newest that the person would see
     */
    public record Wanted(
            @Nullable UUID person,
            @Nullable JsonNode objects,
            @Nullable String object,
            @Nullable UUID record) {}

    /** How much of an object is seen, and what may be done with it. */
    public record Sight(
            long count,
            boolean countIsExact,
            Map<String, String> rights,
            Map<String, String> fields) {}

    public record OfObject(ObjectDefinition object, Sight now, Sight would) {}

    public record OfField(FieldDefinition field, Access now, Access would) {}

    /**
     * @param told the record as the person would read it; none: he would not see it
     * @param titles what the records that it refers to would be called for him
     */
    public record OfRecord(
            ObjectDefinition object,
            UUID id,
            String title,
            boolean seenNow,
            List<OfField> fields,
            Optional<Row> told,
            Map<UUID, String> titles) {}

    /**
     * @param administrator sees everything, whatever his roles
     * @param holds whether he holds the role already
     */
    public record Preview(
            UUID person,
            boolean administrator,
            boolean holds,
            List<OfObject> objects,
            @Nullable OfRecord record) {}

    public Preview of(String role, Wanted wanted) {
        Caller me = Caller.current();
        if (!me.is(Role.ADMINISTRATOR)) {
            throw new Problem(AccessProblem.REFUSED);
        }
        RoleDefinition draft = roles.draft(role, wanted.objects());
        if (wanted.person() == null) {
            throw new Problem(RightsProblem.PERSON_ABSENT, Map.of("id", ""));
        }
        UUID person = explanations.asked(me, wanted.person());
        Caller eyes = me.viewing(explanations.caller(me, person));
        var looked = new Look(eyes, new Hypothesis(draft, person));
        trail.note(
                Act.of(Kind.VIEW_AS)
                        .on(ObjectName.USER.value(), person)
                        .fact("phase", "preview")
                        .fact("role", role));
        return new Preview(
                person,
                eyes.is(Role.ADMINISTRATOR),
                permits.held(eyes).stream().anyMatch(held -> held.key().equals(role)),
                looked.objects(),
                wanted.object() == null ? null : looked.record(wanted.object(), wanted.record()));
    }

    /** Through somebody's eyes, as they are and as they would be. */
    private final class Look {
        private final Caller eyes;
        private final Hypothesis hypothesis;

        Look(Caller eyes, Hypothesis hypothesis) {
            this.eyes = eyes;
            this.hypothesis = hypothesis;
        }

        private <T> T then(ScopedValue.CallableOp<T, RuntimeException> question) {
            return hypothesis.call(() -> eyes.call(question));
        }

        List<OfObject> objects() {
            List<ObjectDefinition> shown =
                    schemas.all().stream().filter(Overviews::isShown).toList();
            List<Sight> now = eyes.call(() -> shown.stream().map(Previews.this::sight).toList());
            List<Sight> then = then(() -> shown.stream().map(Previews.this::sight).toList());
            List<OfObject> objects = new ArrayList<>();
            for (int at = 0; at < shown.size(); at++) {
                objects.add(new OfObject(shown.get(at), now.get(at), then.get(at)));
            }
            return objects;
        }

        @Nullable OfRecord record(String name, @Nullable UUID wanted) {
            ObjectDefinition object = schemas.require(name);
            Optional<UUID> found =
                    wanted != null
                            ? Optional.of(wanted)
                            : then(() -> newest(object)).or(() -> newest(object));
            return found.map(id -> record(object, id)).orElse(null);
        }

        private OfRecord record(ObjectDefinition object, UUID id) {
            Row whole = queries.require(object.name(), id);
            Held now = eyes.call(() -> rights.of(object.name(), id));
            Held then = then(() -> rights.of(object.name(), id));
            Optional<Row> told = then(() -> told(object, id));
            return new OfRecord(
                    object,
                    id,
                    Objects.toString(whole.value(object.title()), ""),
                    now.sees(),
                    object.fields().values().stream()
                            .filter(field -> !INNER.contains(field.name()))
                            .map(field -> new OfField(field, reach(now, field), reach(then, field)))
                            .toList(),
                    told,
                    told.isEmpty()
                            ? Map.of()
                            : then(() -> queries.titles(object.name(), List.of(told.get()))));
        }

        private Optional<Row> told(ObjectDefinition object, UUID id) {
            return sees(object) ? queries.find(object.name(), id) : Optional.empty();
        }
    }

    /** How far a field of one record may be used: no further than the record itself. */
    static Access reach(Held held, FieldDefinition field) {
        if (!held.sees()) {
            return Access.HIDDEN;
        }
        Access access = held.field(field.name());
        boolean edited = held.may(Right.EDIT) && !field.readOnly();
        return access == Access.EDIT && !edited ? Access.READ : access;
    }

    private boolean sees(ObjectDefinition object) {
        return permits.of(Caller.current(), object.name().value()).allows(Right.SEE);
    }

    private Sight sight(ObjectDefinition object) {
        var permit = permits.of(Caller.current(), object.name().value());
        var told = Overviews.object(object, permit);
        if (!permit.allows(Right.SEE)) {
            return new Sight(0, true, told.rights(), told.fields());
        }
        Page page = queries.read(first(object));
        return new Sight(page.count(), page.countIsExact(), told.rights(), told.fields());
    }

    private Optional<UUID> newest(ObjectDefinition object) {
        return sees(object)
                ? queries.read(first(object).counting(Counting.NONE)).rows().stream()
                        .map(Row::id)
                        .findFirst()
                : Optional.empty();
    }

    private static Query first(ObjectDefinition object) {
        return Query.of(object.name()).fields(List.of(SystemField.ID.field())).limit(1);
    }
}
