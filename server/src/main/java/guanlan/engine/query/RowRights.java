package guanlan.engine.query;

import guanlan.engine.rights.Access;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Extent;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Mask;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the caller may do with certain records and their fields: one statement for all of them. */
@Component
public class RowRights {
    private final Schemas schemas;
    private final Permits permits;
    private final Tenants tenants;
    private final FieldColumns columns;
    private final DSLContext dsl;

    RowRights(
            Schemas schemas,
            Permits permits,
            Tenants tenants,
            FieldColumns columns,
            DSLContext dsl) {
        this.schemas = schemas;
        this.permits = permits;
        this.tenants = tenants;
        this.columns = columns;
        this.dsl = dsl;
    }

    /**
     * What is held for one record.
     *
     * @param partial the fields whose use depends on the record
     * @param lender by whose rights he edits the record, who could not by his own
     */
    public record Held(
            Set<Right> rights, Map<String, Access> partial, Permit permit, @Nullable UUID lender) {
        /** Of a record that one does not see. */
        public static final Held NOTHING = new Held(Set.of(), Map.of(), Permit.NOTHING);

        Held(Set<Right> rights, Map<String, Access> partial, Permit permit) {
            this(rights, partial, permit, null);
        }

        /** Whoever may everything. */
        public static final Held EVERYTHING =
                new Held(Set.of(Right.values()), Map.of(), Permit.EVERYTHING);

        public boolean may(Right right) {
            return rights.contains(right);
        }

        public boolean sees() {
            return may(Right.SEE);
        }

        /** How far a field of this record may be used. */
        public Access field(String name) {
            Access here = partial.get(name);
            return here == null ? everywhere(permit.field(name)) : here;
        }

        /** Whether what the field of this record holds may be had as it is. */
        public boolean reads(String name) {
            Access access = field(name);
            return sees() && (access == Access.READ || access == Access.EDIT);
        }

        /** A value of the field as it may be told; hidden ones are empty. */
        public @Nullable Object told(FieldDefinition field, @Nullable Object value) {
            Mask mask = permit.field(field.name()).mask();
            return switch (field(field.name())) {
                case HIDDEN -> null;
                case MASKED -> Veil.masked(field, value, mask == null ? Mask.STARS : mask);
                case READ, EDIT -> value;
            };
        }

        /** The same for the values of several fields; those of hidden ones are left out. */
        public Map<String, @Nullable Object> told(
                Map<String, ? extends @Nullable Object> values, ObjectDefinition definition) {
            Map<String, @Nullable Object> told = new LinkedHashMap<>();
            values.forEach(
                    (name, value) -> {
                        if (field(name) != Access.HIDDEN) {
                            told.put(name, told(definition.require(name), value));
                        }
                    });
            return told;
        }
    }

    /** Of records that are there, in use or in the bin; of all others nothing is held. */
    public Map<UUID, Held> of(ObjectName object, Collection<UUID> ids) {
        ObjectDefinition definition = schemas.require(object);
        Permit permit = permits.of(Caller.current(), object.value());
        Map<UUID, Held> all = new HashMap<>();
        if (ids.isEmpty() || !permit.allows(Right.SEE)) {
            return all;
        }
        List<Right> rights =
                permit.extents().entrySet().stream()
                        .filter(each -> each.getValue().isPartial())
                        .map(Map.Entry::getKey)
                        .toList();
        List<String> fields =
                permit.fields().entrySet().stream()
                        .filter(each -> isPartial(each.getValue()))
                        .map(Map.Entry::getKey)
                        .filter(definition.fields()::containsKey)
                        .toList();
        if (rights.isEmpty() && fields.isEmpty()) {
            Held same = new Held(permit.extents().keySet(), Map.of(), permit);
            ids.forEach(id -> all.put(id, same));
            return all;
        }
        return asked(definition, ids, new Questions(permit, rights, fields));
    }

    public Held of(ObjectName object, UUID id) {
        return of(object, List.of(id)).getOrDefault(id, Held.NOTHING);
    }

    public boolean seesAll(ObjectName object) {
        return permits.of(Caller.current(), object.value()).extent(Right.SEE).equals(Extent.ALL);
    }

    /** The records that may be seen, in a statement on the object's own table. */
    public Condition seen(ObjectName object) {
        CriteriaNames names = columns.names(schemas.require(object), Tables.table(object));
        Permit permit = permits.of(Caller.current(), object.value());
        return columns.within(permit.extent(Right.SEE), names);
    }

    /** Whether a record of the object with this id may be seen, for a statement of the engine. */
    public Condition seen(ObjectName object, Field<UUID> id) {
        Extent seen = permits.of(Caller.current(), object.value()).extent(Right.SEE);
        if (!seen.isPartial()) {
            return seen.equals(Extent.ALL) ? DSL.noCondition() : DSL.falseCondition();
        }
        CriteriaNames names = columns.names(schemas.require(object), Tables.table(object));
        return DSL.exists(
                DSL.selectOne()
                        .from(Tables.of(tenants.schema(Caller.current().tenant()), object))
                        .where(names.id().eq(id))
                        .and(columns.within(seen, names)));
    }

    /** Whether an extent has a record, as it is for the caller. */
    public boolean holds(ObjectName object, UUID id, Extent extent) {
        CriteriaNames names = columns.names(schemas.require(object), Tables.table(object));
        return dsl.fetchExists(
                DSL.selectOne()
                        .from(Tables.of(tenants.schema(Caller.current().tenant()), object))
                        .where(names.id().eq(id))
                        .and(columns.within(extent, names)));
    }

    private record Questions(Permit permit, List<Right> rights, List<String> fields) {
        Extent edit() {
            return permit.extent(Right.EDIT);
        }
    }

    private Map<UUID, Held> asked(
            ObjectDefinition definition, Collection<UUID> ids, Questions questions) {
        CriteriaNames names = columns.names(definition, Tables.table(definition.name()));
        List<Field<?>> asked = new ArrayList<>();
        asked.add(names.id());
        questions
                .rights()
                .forEach(
                        right -> asked.add(columns.holds(questions.permit().extent(right), names)));
        for (String name : questions.fields()) {
            FieldPermit field = questions.permit().field(name);
            asked.add(columns.holds(field.told(), names));
            asked.add(columns.holds(field.read(), names));
            asked.add(columns.holds(field.edit(), names));
        }
        if (!questions.edit().lent().isEmpty()) {
            asked.add(columns.holds(questions.edit().own(), names));
            questions.edit().lent().forEach(part -> asked.add(columns.holds(part, names)));
        }
        Map<UUID, Held> all = new HashMap<>();
        dsl.select(asked)
                .from(Tables.of(tenants.schema(Caller.current().tenant()), definition.name()))
                .where(names.id().eq(DSL.any(ids.toArray(UUID[]::new))))
                .forEach(row -> all.put(row.get(0, UUID.class), held(row, questions)));
        return all;
    }

    private static Held held(Record row, Questions questions) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        questions
                .permit()
                .extents()
                .forEach(
                        (right, extent) -> {
                            if (extent.equals(Extent.ALL)) {
                                rights.add(right);
                            }
                        });
        int at = 1;
        for (Right right : questions.rights()) {
            if (isTrue(row, at++)) {
                rights.add(right);
            }
        }
        Map<String, Access> partial = new HashMap<>();
        for (String name : questions.fields()) {
            boolean told = isTrue(row, at++);
            boolean read = isTrue(row, at++);
            boolean edit = isTrue(row, at++);
            partial.put(
                    name,
                    edit && read
                            ? Access.EDIT
                            : read ? Access.READ : told ? Access.MASKED : Access.HIDDEN);
        }
        return new Held(
                Set.copyOf(rights),
                Map.copyOf(partial),
                questions.permit(),
                lender(row, at, questions.edit().lent()));
    }

    /** The first who lends what is not one's own. */
    private static @Nullable UUID lender(Record row, int own, List<Extent.Lent> lent) {
        if (lent.isEmpty() || isTrue(row, own)) {
            return null;
        }
        for (int at = 0; at < lent.size(); at++) {
            if (isTrue(row, own + 1 + at)) {
                return lent.get(at).by();
            }
        }
        return null;
    }

    private static boolean isTrue(Record row, int at) {
        return Boolean.TRUE.equals(row.get(at));
    }

    private static boolean isPartial(FieldPermit field) {
        return field.read().isPartial() || field.told().isPartial() || field.edit().isPartial();
    }

    private static Access everywhere(FieldPermit field) {
        if (field.asked()) {
            return field.edit().equals(Extent.NONE) ? Access.READ : Access.EDIT;
        }
        return field.shown() ? Access.MASKED : Access.HIDDEN;
    }
}
