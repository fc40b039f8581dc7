package guanlan.engine.granting;

import guanlan.engine.query.Queries;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.rights.Access;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.CompiledPermits.HeldRule;
import guanlan.engine.rights.FieldRule;
import guanlan.engine.rights.ObjectRule;
import guanlan.engine.rights.RightsProblem;
import guanlan.engine.rights.RoleWords;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Extent;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Role;
import guanlan.platform.identity.Callers;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why somebody may or may not do something with a record: each role and share that has a say. */
@Component
public class Explanations {
    private static final List<Right> OF_RECORDS =
            List.of(
                    Right.SEE,
                    Right.EDIT,
                    Right.DELETE,
                    Right.EXPORT,
                    Right.MASS_EDIT,
                    Right.MERGE,
                    Right.TRANSFER);

    private final CompiledPermits permits;
    private final RowRights rows;
    private final Queries queries;
    private final Schemas schemas;
    private final Callers callers;

    Explanations(
            CompiledPermits permits,
            RowRights rows,
            Queries queries,
            Schemas schemas,
            Callers callers) {
        this.permits = permits;
        this.rows = rows;
        this.queries = queries;
        this.schemas = schemas;
        this.callers = callers;
    }

    /**
     * One thing that has a say.
     *
     * @param code what kind of thing; its sentence is {@code access.why.<code>}
     * @param grants whether it speaks for it
     */
    public record Why(String code, boolean grants, Map<String, Object> params) {}

    public record OfRight(Right right, boolean allowed, List<Why> reasons) {}

    /**
     * @param restricted whether something keeps it from being used as the record itself
     */
    public record OfField(
            FieldDefinition field, Access access, boolean restricted, List<Why> reasons) {}

    public record Answer(UUID person, List<OfRight> rights, List<OfField> fields) {}

    /** Administrators ask about anybody; everybody about himself, of what he sees. */
    public Answer of(ObjectName object, UUID record, @Nullable UUID person) {
        Caller me = Caller.current();
        queries.require(object, record);
        UUID about = asked(me, person);
        Caller other = about.equals(me.user()) ? me : caller(me, about);
        return other.call(() -> answer(schemas.require(object), record, about));
    }

    /** Whose rights are asked for: one's own, or as an administrator anybody's. */
    public UUID asked(Caller me, @Nullable UUID person) {
        UUID about = person == null ? me.user() : person;
        if (about == null || (!about.equals(me.user()) && !me.is(Role.ADMINISTRATOR))) {
            throw new Problem(AccessProblem.REFUSED);
        }
        if (queries.find(ObjectName.USER, about).isEmpty()) {
            throw new Problem(RightsProblem.PERSON_ABSENT, Map.of("id", about));
        }
        return about;
    }

    /** As the person would act; one who does not sign in would be a member. */
    public Caller caller(Caller me, UUID person) {
        Set<Role> roles =
                callers.of(me.tenant(), person).map(Caller::roles).orElse(Set.of(Role.MEMBER));
        return new Caller(person, me.tenant(), roles, me.locale(), me.zone());
    }

    private Answer answer(ObjectDefinition object, UUID record, UUID person) {
        Held held = rows.of(object.name(), record);
        if (Caller.current().is(Role.ADMINISTRATOR)) {
            var why = new Why("administrator", true, Map.of());
            return new Answer(
                    person,
                    OF_RECORDS.stream().map(each -> new OfRight(each, true, List.of(why))).toList(),
                    List.of());
        }
        var reasons = new Reasons(object, record, held);
        List<OfRight> rights = new ArrayList<>();
        OF_RECORDS.forEach(
                right -> rights.add(new OfRight(right, held.may(right), reasons.of(right))));
        List<OfField> fields = new ArrayList<>();
        for (FieldDefinition field : object.fields().values()) {
            if (!Previews.INNER.contains(field.name())) {
                fields.add(reasons.of(field));
            }
        }
        return new Answer(person, rights, fields);
    }

    /** The roles and shares that speak about one record. */
    private final class Reasons {
        private final ObjectDefinition object;
        private final UUID record;
        private final Held held;
        private final Permit permit;
        private final List<HeldRule> rules;

        /** Roles by whose own scope, or by a share, the record is seen. */
        private final Set<String> showing = new HashSet<>();

        Reasons(ObjectDefinition object, UUID record, Held held) {
            this.object = object;
            this.record = record;
            this.held = held;
            this.permit = permits.of(Caller.current(), object.name().value());
            this.rules = permits.rules(Caller.current(), object.name().value());
            Extent shared = permits.shared(Caller.current(), object.name().value(), false);
            for (HeldRule each : rules) {
                ObjectRule rule = each.rule();
                if (rule.rights().contains(Right.SEE)
                        && holds(rule.scope(Right.SEE).extent().or(shared))) {
                    showing.add(each.role().key());
                }
            }
        }

        private boolean holds(Extent extent) {
            return extent.isPartial()
                    ? rows.holds(object.name(), record, extent)
                    : extent.equals(Extent.ALL);
        }

        List<Why> of(Right right) {
            List<Why> reasons = new ArrayList<>();
            boolean given = false;
            for (HeldRule each : rules) {
                if (each.rule().denied().contains(right)) {
                    reasons.add(new Why("denied", false, Map.of("role", each.role().key())));
                }
                if (each.rule().rights().contains(right)) {
                    given = true;
                    var scope = each.rule().scope(right);
                    boolean holds = holds(scope.extent());
                    Map<String, Object> params = new LinkedHashMap<>();
                    params.put("role", each.role().key());
                    params.put("scope", scope.kind().key());
                    params.put("where", scope.where() == null ? "" : scope.where());
                    reasons.add(new Why(holds ? "scope" : "outside", holds, params));
                }
            }
            if (!given) {
                reasons.add(new Why("no_right", false, Map.of("right", RoleWords.key(right))));
            }
            shares(right, reasons);
            lent(permit.extent(right), reasons);
            return reasons;
        }

        /** What may be done in the place of somebody who is away. */
        private void lent(Extent extent, List<Why> reasons) {
            for (Extent.Lent part : extent.lent()) {
                if (holds(part)) {
                    String name =
                            queries.find(ObjectName.USER, part.by())
                                    .map(row -> String.valueOf(row.value("name")))
                                    .orElse("");
                    reasons.add(new Why("stand_in", true, Map.of("person", name)));
                }
            }
        }

        private void shares(Right right, List<Why> reasons) {
            boolean toEdit = right == Right.EDIT;
            if (!toEdit && right != Right.SEE && right != Right.EXPORT) {
                return;
            }
            Extent shared = permits.shared(Caller.current(), object.name().value(), toEdit);
            Set<Extent> parts =
                    shared instanceof Extent.Either(var several) ? several : Set.of(shared);
            for (Extent part : parts) {
                if (part.isPartial() && holds(part)) {
                    boolean rule = part instanceof Extent.Meets;
                    String where = part instanceof Extent.Meets(var cel) ? cel : "";
                    reasons.add(
                            new Why(rule ? "shared_rule" : "shared", true, Map.of("where", where)));
                }
            }
        }

        OfField of(FieldDefinition field) {
            Access access = Previews.reach(held, field);
            boolean open = permit.field(field.name()).equals(FieldPermit.FREE);
            boolean restricted = !held.sees() || !open;
            return new OfField(field, access, restricted, reasons(field, access));
        }

        private List<Why> reasons(FieldDefinition field, Access access) {
            if (!held.sees()) {
                return List.of(new Why("record_unseen", false, Map.of()));
            }
            List<Why> reasons = new ArrayList<>();
            boolean spoken =
                    rules.stream().anyMatch(each -> each.rule().fields().containsKey(field.name()));
            for (HeldRule each : rules) {
                FieldRule said = each.rule().fields().get(field.name());
                if (said != null) {
                    reasons.add(why(each, said));
                } else if (spoken && showing.contains(each.role().key())) {
                    reasons.add(new Why("field_unsaid", true, Map.of("role", each.role().key())));
                }
            }
            lent(permit.field(field.name()).read(), reasons);
            if (reasons.isEmpty() && access == Access.HIDDEN) {
                reasons.add(new Why("computed", false, Map.of()));
            }
            if (access == Access.READ && field.readOnly()) {
                reasons.add(new Why("field_kept", false, Map.of()));
            } else if (access == Access.READ && !held.may(Right.EDIT)) {
                reasons.add(new Why("record_read", false, Map.of()));
            }
            if (reasons.isEmpty()) {
                reasons.add(new Why("field_open", true, Map.of()));
            }
            return reasons;
        }

        private Why why(HeldRule each, FieldRule said) {
            String when = said.when();
            boolean holds = when == null || holds(Extent.meets(when));
            Access access = holds ? said.access() : said.otherwise();
            String code =
                    said.denied()
                            ? "field_denied"
                            : when == null ? "field_given" : "field_condition";
            Map<String, Object> params = new LinkedHashMap<>();
            params.put("role", each.role().key());
            params.put("access", access.key());
            params.put("when", when == null ? "" : when);
            return new Why(code, !said.denied() && access != Access.HIDDEN, params);
        }
    }
}
