package guanlan.engine.merging;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Links;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whatever points to records of an object, found by the definitions: references and several
 * references, of every object there is, also of those a company made a minute ago. Records in the
 * bin point as well: they may come back.
 */
@Component
class Pointers {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);

    private final Schemas schemas;
    private final FullRows rows;
    private final Writes writes;
    private final RowRights rights;
    private final Tenants tenants;
    private final DSLContext dsl;

    Pointers(
            Schemas schemas,
            FullRows rows,
            Writes writes,
            RowRights rights,
            Tenants tenants,
            DSLContext dsl) {
        this.schemas = schemas;
        this.rows = rows;
        this.writes = writes;
        this.rights = rights;
        this.tenants = tenants;
        this.dsl = dsl;
    }

    /** The fields of an object that name records of another. */
    static List<FieldDefinition> fields(ObjectDefinition from, ObjectName to) {
        return from.fields().values().stream()
                .filter(each -> each.computation().isEmpty())
                .filter(each -> each.namesAny() || each.target().filter(to::equals).isPresent())
                .toList();
    }

    /** How many other records in use point to some, of those that the caller sees. */
    Map<ObjectName, Long> counted(ObjectName to, Collection<UUID> losers, Collection<UUID> all) {
        Map<ObjectName, Long> counts = new LinkedHashMap<>();
        for (ObjectDefinition from : schemas.all()) {
            List<FieldDefinition> fields = fields(from, to);
            if (!fields.isEmpty()) {
                int count =
                        dsl.fetchCount(
                                DSL.selectOne()
                                        .from(Tables.of(schema(), from.name()))
                                        .where(pointing(from, fields, to, losers))
                                        .and(field(name("deleted_at")).isNull())
                                        .and(ID.ne(DSL.all(all.toArray(UUID[]::new))))
                                        .and(rights.seen(from.name())));
                if (count > 0) {
                    counts.put(from.name(), (long) count);
                }
            }
        }
        return counts;
    }

    /** Everything that points to a loser points to the survivor. */
    void repoint(Taking taking, Cause cause) {
        ObjectName to = taking.definition().name();
        var fact = new FieldStory.Fact(taking.survivor().id(), taking.loserIds(), true);
        for (ObjectDefinition from : schemas.all()) {
            List<FieldDefinition> fields = fields(from, to);
            if (fields.isEmpty()) {
                continue;
            }
            Set<UUID> ids = found(from, fields, to, taking.loserIds());
            ids.removeAll(taking.rows().keySet());
            List<Batch.Change> changes = new ArrayList<>();
            rows.locked(from, ids)
                    .forEach((id, row) -> change(row, fields, fact).ifPresent(changes::add));
            refuse(from, writes.correct(from.name(), changes, cause));
        }
    }

    private static Optional<Batch.Change> change(
            Row row, List<FieldDefinition> fields, FieldStory.Fact fact) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (FieldDefinition field : fields) {
            Object old = row.value(field.name());
            Object turned = turned(old, fact);
            if (!FieldStory.same(old, turned)) {
                values.put(field.name(), turned);
            }
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Batch.Change(row.id(), null, Row.of(values)));
    }

    private static @Nullable Object turned(@Nullable Object value, FieldStory.Fact fact) {
        if (!(value instanceof Collection<?> several)) {
            return fact.turned(value);
        }
        Set<@Nullable Object> turned = new LinkedHashSet<>();
        several.forEach(each -> turned.add(fact.turned(each)));
        return List.copyOf(turned);
    }

    /** Two records that may not point to one alike keep their targets from becoming one. */
    private static void refuse(ObjectDefinition from, List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new Problem(
                    MergeProblem.POINTING_TWICE,
                    Map.of(
                            "object",
                            from.plural().in(Caller.current().locale()),
                            "count",
                            findings.size()),
                    findings);
        }
    }

    private Set<UUID> found(
            ObjectDefinition from,
            List<FieldDefinition> fields,
            ObjectName to,
            Collection<UUID> ids) {
        return new LinkedHashSet<>(
                dsl.select(ID)
                        .from(Tables.of(schema(), from.name()))
                        .where(pointing(from, fields, to, ids))
                        .fetch(ID));
    }

    private Condition pointing(
            ObjectDefinition from,
            List<FieldDefinition> fields,
            ObjectName to,
            Collection<UUID> ids) {
        UUID[] all = ids.toArray(UUID[]::new);
        Stream<Condition> columns =
                fields.stream()
                        .filter(FieldDefinition::hasColumn)
                        .map(each -> pointing(each, to, all));
        List<String> relations =
                fields.stream()
                        .filter(FieldDefinition::isLinked)
                        .map(each -> Links.relation(from.name(), each))
                        .toList();
        Stream<Condition> links =
                relations.isEmpty()
                        ? Stream.of()
                        : Stream.of(
                                ID.in(
                                        DSL.select(Links.RECORD)
                                                .from(Links.of(schema()))
                                                .where(Links.TARGET.eq(DSL.any(all)))
                                                .and(Links.RELATION.in(relations))));
        return DSL.or(Stream.concat(columns, links).toList());
    }

    private static Condition pointing(FieldDefinition field, ObjectName to, UUID[] ids) {
        if (!field.namesAny()) {
            return field(name(field.column()), UUID.class).eq(DSL.any(ids));
        }
        String[] names =
                Stream.of(ids).map(id -> new RecordName(to, id).toString()).toArray(String[]::new);
        return field(name(field.column()), String.class).eq(DSL.any(names));
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }
}
