package guanlan.engine.exchange;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.RowRights;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the records that cells name: by their title, by a field that is unique to them, or by id.
 * Asked once per chunk and field for all names together.
 */
@Component
class References {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);

    private final Schemas schemas;
    private final Permits permits;
    private final RowRights rights;
    private final Tenants tenants;
    private final DSLContext dsl;

    References(
            Schemas schemas, Permits permits, RowRights rights, Tenants tenants, DSLContext dsl) {
        this.rights = rights;
        this.schemas = schemas;
        this.permits = permits;
        this.tenants = tenants;
        this.dsl = dsl;
    }

    /** What a name was found to mean: one record, none, or several. */
    sealed interface Meaning {
        record One(UUID id) implements Meaning {}

        record None() implements Meaning {}

        record Several() implements Meaning {}
    }

    /** The meanings of the names of a chunk. */
    record Found(Map<ObjectName, Map<String, Set<UUID>>> ids) {
        Meaning of(Prepared.Named named) {
            Set<UUID> those =
                    named.field()
                            .target()
                            .map(target -> ids.getOrDefault(target, Map.of()))
                            .map(names -> names.get(named.text()))
                            .orElse(null);
            if (those == null || those.isEmpty()) {
                return new Meaning.None();
            }
            return those.size() > 1
                    ? new Meaning.Several()
                    : new Meaning.One(those.iterator().next());
        }

        /** A record that was just made under this name. */
        void add(ObjectName object, String text, UUID id) {
            ids.computeIfAbsent(object, _ -> new HashMap<>())
                    .computeIfAbsent(text, _ -> new HashSet<>())
                    .add(id);
        }
    }

    Found find(Collection<Prepared> rows) {
        Map<ObjectName, Set<String>> wanted = new HashMap<>();
        for (Prepared row : rows) {
            for (Prepared.Named named : row.named()) {
                named.field()
                        .target()
                        .ifPresent(
                                target ->
                                        wanted.computeIfAbsent(target, _ -> new HashSet<>())
                                                .add(named.text()));
            }
        }
        Map<ObjectName, Map<String, Set<UUID>>> found = new HashMap<>();
        wanted.forEach((object, names) -> found.put(object, find(object, names)));
        return new Found(found);
    }

    /** The complaint about a name that means nothing, or too much. */
    Finding complaint(Prepared.Named named, ImportProblem code) {
        return Finding.of(
                named.field().name(),
                code,
                Map.of(
                        "value",
                        named.text(),
                        "object",
                        named.field()
                                .target()
                                .map(schemas::require)
                                .map(target -> target.plural().in(Caller.current().locale()))
                                .orElse("")));
    }

    private Map<String, Set<UUID>> find(ObjectName object, Set<String> names) {
        Permit permit = permits.of(Caller.current(), object.value());
        ObjectDefinition target = schemas.require(object);
        Map<String, Set<UUID>> found = new HashMap<>();
        if (!permit.allows(Permit.Right.SEE)) {
            return found;
        }
        for (FieldDefinition key : keys(target)) {
            if (permit.field(key.name()).plain()) {
                findBy(key, object, names, found);
            }
        }
        return found;
    }

    private static List<FieldDefinition> keys(ObjectDefinition target) {
        List<FieldDefinition> keys = new ArrayList<>();
        keys.add(target.require(SystemField.ID.field()));
        keys.add(target.require(target.title()));
        target.unique().stream()
                .filter(set -> set.size() == 1)
                .forEach(set -> keys.add(target.require(set.getFirst())));
        return keys;
    }

    private void findBy(
            FieldDefinition key,
            ObjectName object,
            Set<String> names,
            Map<String, Set<UUID>> found) {
        Map<Object, List<String>> wanted = new HashMap<>();
        for (String text : names) {
            if (read(key, text) instanceof Object value && !found.containsKey(text)) {
                wanted.computeIfAbsent(value, _ -> new ArrayList<>()).add(text);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        Field<Object> column = Tables.column(key).coerce(Object.class);
        var values =
                wanted.keySet().stream().map(value -> DSL.val(value, key.type().column())).toList();
        dsl.select(ID, column)
                .from(Tables.of(tenants.schema(Caller.current().tenant()), object))
                .where(column.in(values))
                .and(field(name(SystemField.DELETED_AT.field())).isNull())
                .and(rights.seen(object))
                .forEach(
                        record ->
                                wanted.getOrDefault(record.value2(), List.of())
                                        .forEach(
                                                text ->
                                                        found.computeIfAbsent(
                                                                        text, _ -> new HashSet<>())
                                                                .add(record.value1())));
    }

    private static @Nullable Object read(FieldDefinition key, String text) {
        var caller = Caller.current();
        var parsed = key.type().read(text, key, new Reading(caller.locale(), caller.zone()));
        return parsed instanceof Parsed.Value(var value) ? value : null;
    }
}
