package guanlan.engine.records;

import guanlan.engine.schema.Statements;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Which record stands for one that was merged away, so that an old id still leads somewhere. Says
 * nothing of whether the caller may see either of them.
 */
@Component
public class Successors {
    /** A chain of merges is as long as a person's patience, never this long. */
    private static final int LONGEST = 64;

    private final Statements statements;
    private final Tenants tenants;

    Successors(Statements statements, Tenants tenants) {
        this.statements = statements;
        this.tenants = tenants;
    }

    private record Onward(String schema) {}

    private record Backward(String schema) {}

    /** The record at the end of the merges that are in force; none: it was not merged away. */
    public Optional<UUID> of(UUID record) {
        return Optional.ofNullable(of(Set.of(record)).get(record));
    }

    /** The same for several; those that were not merged away are left out. */
    public Map<UUID, UUID> of(Collection<UUID> records) {
        Map<UUID, UUID> found = new HashMap<>();
        if (records.isEmpty()) {
            return found;
        }
        statements
                .of(new Onward(schema()), () -> onward(schema()))
                .param(Statements.array(records))
                .param(LONGEST)
                .query(
                        (row, _) ->
                                found.put(
                                        row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        return found;
    }

    /** The records that a record stands for, whatever number of merges ago. */
    public Set<UUID> before(UUID record) {
        return new HashSet<>(
                statements
                        .of(new Backward(schema()), () -> backward(schema()))
                        .param(record)
                        .param(LONGEST)
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list());
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }

    /** Where a record took part in several merges, the last one counts. */
    private static Query onward(String schema) {
        return DSL.query(
                """
                with recursive step (origin, record, depth) as (
                  select id, id, 0 from unnest(cast({2} as uuid[])) as asked (id)
                  union all
                  select step.origin, next.survivor, step.depth + 1
                    from step,
                         lateral (select merge.survivor
                                    from {0} part
                                    join {1} merge on merge.id = part.merge and merge.undone_at is null
                                   where part.record = step.record and not part.released
                                   order by merge.id desc
                                   limit 1) next
                   where step.depth < {2})
                select distinct on (origin) origin, record from step where depth > 0 order by origin, depth desc
                """,
                DSL.table(DSL.name(schema, "record_merge_part")),
                DSL.table(DSL.name(schema, "record_merge")),
                DSL.raw("?"));
    }

    private static Query backward(String schema) {
        return DSL.query(
                """
                with recursive step (record, depth) as (
                  select cast({2} as uuid), 0
                  union
                  select part.record, step.depth + 1
                    from step
                    join {1} merge on merge.survivor = step.record and merge.undone_at is null
                    join {0} part on part.merge = merge.id and not part.released
                   where step.depth < {2})
                select distinct record from step where depth > 0
                """,
                DSL.table(DSL.name(schema, "record_merge_part")),
                DSL.table(DSL.name(schema, "record_merge")),
                DSL.raw("?"));
    }
}
