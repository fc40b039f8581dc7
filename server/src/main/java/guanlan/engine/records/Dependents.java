package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.OnDelete;
import guanlan.engine.schema.RecordName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/**
 * What hangs on records that are deleted, as their references declare: some protect them, some let
 * go of them, some are deleted as well, and so on down the line. Found for the whole batch at once,
 * before anything is written.
 */
@Component
class Dependents {
    private static final int MOST = 100_000;
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final Field<Instant> DELETED_AT =
            field(name(SystemField.DELETED_AT.field()), SQLDataType.INSTANT);
    private static final Condition IN_USE = DELETED_AT.isNull();

    private final Schemas schemas;
    private final Entitlement entitlement;
    private final DSLContext dsl;

    Dependents(Schemas schemas, Entitlement entitlement, DSLContext dsl) {
        this.schemas = schemas;
        this.entitlement = entitlement;
        this.dsl = dsl;
    }

    /** A reference from one object to another; what may name any object refers to each of them. */
    private record Link(ObjectDefinition from, FieldDefinition field, ObjectName to) {
        private Field<UUID> column() {
            if (field.isReference()) {
                return DSL.field(name(field.column()), UUID.class);
            }
            return DSL.splitPart(named(), DSL.inline("/"), DSL.inline(2)).cast(SQLDataType.UUID);
        }

        /** In the words of an index on the column. */
        private Condition pointsTo(Collection<UUID> ids) {
            return field.isReference()
                    ? column().eq(DSL.any(ids.toArray(UUID[]::new)))
                    : named().eq(
                                    DSL.any(
                                            ids.stream()
                                                    .map(id -> new RecordName(to, id).toString())
                                                    .toArray(String[]::new)));
        }

        private Field<String> named() {
            return DSL.field(name(field.column()), String.class);
        }
    }

    /** Records that go, each with the draft that takes it along. */
    private static final class Going {
        final Map<ObjectName, Map<UUID, Draft>> records = new LinkedHashMap<>();
        private int count;

        boolean add(ObjectName object, UUID id, Draft root) {
            boolean fresh =
                    records.computeIfAbsent(object, _ -> new LinkedHashMap<>())
                                    .putIfAbsent(id, root)
                            == null;
            if (fresh && ++count > MOST) {
                throw new Problem(RecordProblem.TAKES_TOO_MANY, Map.of("most", MOST));
            }
            return fresh;
        }

        boolean has(ObjectName object, UUID id) {
            return records.getOrDefault(object, Map.of()).containsKey(id);
        }
    }

    /** Refuses drafts whose records are protected; tells what is to be written after the rest. */
    List<Writing> of(Writing writing) {
        List<Draft> deleted = writing.doing(Draft.Act.DELETE);
        List<Link> links = deleted.isEmpty() ? List.of() : links();
        if (links.isEmpty()) {
            return List.of();
        }
        protect(writing, links, going(writing, links, deleted));
        Going going = going(writing, links, writing.doing(Draft.Act.DELETE));
        List<Writing> following = new ArrayList<>(cleared(writing, links, going));
        Set<UUID> roots = new HashSet<>();
        deleted.forEach(draft -> roots.add(draft.id()));
        going.records.forEach(
                (object, ids) -> {
                    boolean same = object.equals(writing.definition().name());
                    List<Draft> drafts =
                            ids.keySet().stream()
                                    .filter(id -> !same || !roots.contains(id))
                                    .map(id -> new Draft(Draft.Act.DELETE, id, null))
                                    .toList();
                    add(following, writing, schemas.require(object), drafts);
                });
        return following;
    }

    /**
     * What went with the records that come back, at the moment they went: it comes back with them.
     * An undo brings everything back itself.
     */
    List<Writing> returning(Writing writing) {
        List<Draft> restored = writing.doing(Draft.Act.RESTORE);
        if (restored.isEmpty() || writing.cause().kind() == Cause.Kind.UNDO) {
            return List.of();
        }
        List<Link> links = of(links(), OnDelete.CASCADE);
        Map<ObjectName, Map<UUID, Instant>> fresh = new LinkedHashMap<>();
        Map<UUID, Instant> first = new LinkedHashMap<>();
        for (Draft draft : restored) {
            if (draft.before().value(SystemField.DELETED_AT.field()) instanceof Instant gone) {
                first.put(draft.id(), gone);
            }
        }
        fresh.put(writing.definition().name(), first);
        Map<ObjectName, Map<UUID, Instant>> found = new LinkedHashMap<>();
        found.put(writing.definition().name(), new LinkedHashMap<>(first));
        while (!fresh.isEmpty()) {
            fresh = further(writing, links, fresh, found);
        }
        List<Writing> following = new ArrayList<>();
        found.forEach(
                (object, records) -> {
                    boolean same = object.equals(writing.definition().name());
                    List<Draft> drafts =
                            records.keySet().stream()
                                    .filter(id -> !same || !first.containsKey(id))
                                    .map(id -> new Draft(Draft.Act.RESTORE, id, null))
                                    .toList();
                    add(following, writing, schemas.require(object), drafts);
                });
        return following;
    }

    /** One step down the line; what was found before is not found again. */
    private Map<ObjectName, Map<UUID, Instant>> further(
            Writing writing,
            List<Link> links,
            Map<ObjectName, Map<UUID, Instant>> from,
            Map<ObjectName, Map<UUID, Instant>> found) {
        Map<ObjectName, Map<UUID, Instant>> next = new LinkedHashMap<>();
        for (Link link : links) {
            Map<UUID, Instant> parents = from.getOrDefault(target(link), Map.of());
            ObjectName object = link.from().name();
            gone(writing, link, parents)
                    .forEach(
                            (id, at) -> {
                                var known =
                                        found.computeIfAbsent(object, _ -> new LinkedHashMap<>());
                                if (known.putIfAbsent(id, at) == null) {
                                    next.computeIfAbsent(object, _ -> new LinkedHashMap<>())
                                            .put(id, at);
                                }
                            });
        }
        return next;
    }

    /** Records in the bin that point to some of the given ones and went at the same moment. */
    private Map<UUID, Instant> gone(Writing writing, Link link, Map<UUID, Instant> parents) {
        Map<UUID, Instant> found = new LinkedHashMap<>();
        if (!parents.isEmpty()) {
            dsl.select(ID, link.column().as("parent"), DELETED_AT.as("at"))
                    .from(writing.table(link.from().name()))
                    .where(link.pointsTo(parents.keySet()))
                    .and(DELETED_AT.isNotNull())
                    .orderBy(ID)
                    .limit(MOST + 1)
                    .forEach(
                            row -> {
                                if (row.value3().equals(parents.get(row.value2()))) {
                                    found.put(row.value1(), row.value3());
                                }
                            });
        }
        if (found.size() > MOST) {
            throw new Problem(RecordProblem.TAKES_TOO_MANY, Map.of("most", MOST));
        }
        return found;
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (ObjectDefinition definition : schemas.all()) {
            for (FieldDefinition field : definition.fields().values()) {
                if (field.onDelete() != OnDelete.KEEP) {
                    targets(field).forEach(to -> links.add(new Link(definition, field, to)));
                }
            }
        }
        return links;
    }

    private Stream<ObjectName> targets(FieldDefinition field) {
        return field.namesAny()
                ? schemas.all().stream().map(ObjectDefinition::name)
                : field.target().stream();
    }

    private Going going(Writing writing, List<Link> links, List<Draft> roots) {
        var going = new Going();
        Map<ObjectName, Map<UUID, Draft>> fresh = new LinkedHashMap<>();
        Map<UUID, Draft> first = new LinkedHashMap<>();
        for (Draft root : roots) {
            going.add(writing.definition().name(), root.id(), root);
            first.put(root.id(), root);
        }
        fresh.put(writing.definition().name(), first);
        while (!fresh.isEmpty()) {
            Map<ObjectName, Map<UUID, Draft>> next = new LinkedHashMap<>();
            for (Link link : of(links, OnDelete.CASCADE)) {
                Map<UUID, Draft> gone = fresh.getOrDefault(target(link), Map.of());
                pointing(writing, link, gone.keySet())
                        .forEach(
                                (id, to) -> {
                                    Draft root = gone.get(to);
                                    if (root != null && going.add(link.from().name(), id, root)) {
                                        next.computeIfAbsent(
                                                        link.from().name(),
                                                        _ -> new LinkedHashMap<>())
                                                .put(id, root);
                                    }
                                });
            }
            fresh = next;
        }
        return going;
    }

    private void protect(Writing writing, List<Link> links, Going going) {
        for (Link link : of(links, OnDelete.PROTECT)) {
            Map<UUID, Draft> gone = going.records.getOrDefault(target(link), Map.of());
            Map<Draft, List<UUID>> held = new LinkedHashMap<>();
            pointing(writing, link, gone.keySet())
                    .forEach(
                            (id, to) -> {
                                Draft root = gone.get(to);
                                if (root != null && !going.has(link.from().name(), id)) {
                                    held.computeIfAbsent(root, _ -> new ArrayList<>()).add(id);
                                }
                            });
            held.forEach((root, by) -> root.refuse(protectedBy(writing, link, by)));
        }
    }

    /** Only records that the caller sees are counted for him. */
    private Finding protectedBy(Writing writing, Link link, List<UUID> by) {
        int count = entitlement.seen(writing, link.from().name(), by).size();
        if (count == 0) {
            return new Finding(null, RecordProblem.HELD_UNSEEN, Map.of());
        }
        return new Finding(
                null,
                RecordProblem.PROTECTED,
                Map.of(
                        "count",
                        count,
                        "object",
                        link.from().plural().in(writing.caller().locale()),
                        "field",
                        link.field().label().in(writing.caller().locale())));
    }

    private List<Writing> cleared(Writing writing, List<Link> links, Going going) {
        List<Writing> clearing = new ArrayList<>();
        for (Link link : of(links, OnDelete.CLEAR)) {
            Map<UUID, Draft> gone = going.records.getOrDefault(target(link), Map.of());
            List<Draft> drafts = new ArrayList<>();
            for (UUID id : pointing(writing, link, gone.keySet()).keySet()) {
                if (!going.has(link.from().name(), id)) {
                    var draft = new Draft(Draft.Act.UPDATE, id, null);
                    draft.values.put(link.field().name(), null);
                    drafts.add(draft);
                }
            }
            add(clearing, writing, link.from(), drafts);
        }
        return clearing;
    }

    private static void add(
            List<Writing> all, Writing writing, ObjectDefinition object, List<Draft> drafts) {
        if (!drafts.isEmpty()) {
            all.add(
                    new Writing(
                            object,
                            writing.schema(),
                            writing.caller(),
                            writing.cause(),
                            writing.at(),
                            drafts));
        }
    }

    /** The records in use that point to some of the given ones. */
    private Map<UUID, UUID> pointing(Writing writing, Link link, Set<UUID> to) {
        if (to.isEmpty()) {
            return Map.of();
        }
        Field<UUID> target = link.column().as("target");
        Map<UUID, UUID> found =
                dsl.select(ID, target)
                        .from(writing.table(link.from().name()))
                        .where(link.pointsTo(to))
                        .and(IN_USE)
                        .orderBy(ID)
                        .limit(MOST + 1)
                        .fetchMap(ID, target);
        if (found.size() > MOST && link.field().onDelete() == OnDelete.CLEAR) {
            throw new Problem(RecordProblem.TAKES_TOO_MANY, Map.of("most", MOST));
        }
        return found;
    }

    private static List<Link> of(List<Link> links, OnDelete how) {
        return links.stream().filter(link -> link.field().onDelete() == how).toList();
    }

    private static ObjectName target(Link link) {
        return link.to();
    }
}
