package guanlan.engine.merging;

import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.schema.ObjectDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The records that take part, as they stand.
 *
 * @param rows with all their values, the survivor first
 * @param rights what the caller may do with each
 */
record Taking(ObjectDefinition definition, Map<UUID, Row> rows, Map<UUID, Held> rights) {

    Row survivor() {
        return rows.values().iterator().next();
    }

    List<UUID> losers() {
        return rows.keySet().stream().skip(1).toList();
    }

    Set<UUID> loserIds() {
        return new LinkedHashSet<>(losers());
    }

    Held held(UUID record) {
        return Objects.requireNonNull(rights.get(record));
    }
}
