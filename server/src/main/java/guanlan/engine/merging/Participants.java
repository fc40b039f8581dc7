package guanlan.engine.merging;

import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.records.RecordProblem;
import guanlan.engine.rights.RightsStore;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who takes part in a merge, and whether the caller may merge them. */
@Component
class Participants {
    static final int MOST = 20;

    /** People sign in, and rights and definitions are what the product itself works with. */
    private static final Set<ObjectName> NEVER =
            Set.of(
                    ObjectName.USER,
                    ObjectName.DEPARTMENT,
                    RightsStore.ROLE,
                    RightsStore.GRANT,
                    RightsStore.SHARE,
                    new ObjectName("definition"));

    private final Schemas schemas;
    private final RowRights rights;
    private final FullRows rows;

    Participants(Schemas schemas, RowRights rights, FullRows rows) {
        this.schemas = schemas;
        this.rights = rights;
        this.rows = rows;
    }

    /** Held until the transaction ends. */
    Taking locked(MergeOrder order) {
        ObjectDefinition definition = mergeable(order.object(), order.all());
        Taking taking = taking(definition, order.all(), rows.locked(definition, order.all()));
        for (Row row : taking.rows().values()) {
            Long expected = order.versions().get(row.id());
            if (expected != null && expected != row.version()) {
                throw new Problem(
                        RecordProblem.STALE,
                        Map.of("id", row.id(), "expected", expected, "version", row.version()));
            }
        }
        return taking;
    }

    /** Only looked at. */
    Taking seen(ObjectName object, List<UUID> ids) {
        ObjectDefinition definition = mergeable(object, ids);
        return taking(definition, ids, rows.read(definition, ids));
    }

    private ObjectDefinition mergeable(ObjectName object, List<UUID> ids) {
        ObjectDefinition definition = schemas.require(object);
        if (NEVER.contains(object)) {
            throw new Problem(MergeProblem.OBJECT, Map.of("object", object));
        }
        if (ids.size() < 2 || ids.size() > MOST + 1) {
            throw new Problem(MergeProblem.COUNT, Map.of("least", 2, "most", MOST + 1));
        }
        Set<UUID> seen = new HashSet<>();
        for (UUID id : ids) {
            if (!seen.add(id)) {
                throw new Problem(MergeProblem.TWICE, Map.of("id", id));
            }
        }
        return definition;
    }

    private Taking taking(ObjectDefinition definition, Collection<UUID> ids, Map<UUID, Row> found) {
        if (Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.READ_ONLY);
        }
        Map<UUID, Held> held = rights.of(definition.name(), ids);
        Map<UUID, Row> ordered = new LinkedHashMap<>();
        for (UUID id : ids) {
            Row row = found.get(id);
            Held mine = held.getOrDefault(id, Held.EVERYTHING);
            if (row == null || !held.containsKey(id) || !mine.sees()) {
                throw new Problem(RecordProblem.GONE, Map.of("id", id));
            }
            if (!mine.may(Right.MERGE) || !mine.may(Right.EDIT)) {
                throw new Problem(
                        AccessProblem.REFUSED, Map.of("object", definition.name(), "id", id));
            }
            if (row.isDeleted()) {
                throw new Problem(RecordProblem.DELETED, Map.of("id", id));
            }
            ordered.put(id, row);
        }
        return new Taking(definition, ordered, held);
    }
}
