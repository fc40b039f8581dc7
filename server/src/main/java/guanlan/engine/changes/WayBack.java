package guanlan.engine.changes;

import static org.jooq.impl.DSL.name;

import guanlan.engine.records.Cause;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a batch or a cause back as a whole, at a person's word and with his rights: everything that
 * nobody has changed since, in one transaction; or only tells what would become of it.
 */
@Component
public class WayBack {
    /** Lines of one way back; what is larger (imports, mass changes) has a job of its own. */
    public static final int MOST = 20_000;

    private static final int STEP = 500;

    private final Reversals reversals;
    private final Schemas schemas;
    private final Sight sight;
    private final Tenants tenants;
    private final DSLContext dsl;
    private final TransactionTemplate transactions;

    public WayBack(
            Reversals reversals,
            Schemas schemas,
            Sight sight,
            Tenants tenants,
            DSLContext dsl,
            TransactionTemplate transactions) {
        this.reversals = reversals;
        this.schemas = schemas;
        this.sight = sight;
        this.tenants = tenants;
        this.dsl = dsl;
        this.transactions = transactions;
    }

    /**
     * What became of the changes.
     *
     * @param kept records that stay as they are, with their objects, because somebody changed them
     *     since or their old values cannot come back
     */
    public record Taken(long removed, long reverted, Map<UUID, ObjectName> kept) {}

    /**
     * @param only whether to tell what would happen, and leave everything as it is
     */
    public Taken back(Cause cause, boolean only) {
        refuseOwn(cause);
        return back(Origin.of(cause), only);
    }

    /** One batch, by the number that history gives it. */
    public Taken back(long change, boolean only) {
        String schema = tenants.schema(Caller.current().tenant());
        @Nullable Cause cause =
                dsl.select(Log.CAUSE_KIND, Log.CAUSE_ID)
                        .from(DSL.table(name(schema, "change_set")).as("s"))
                        .where(Log.SET.eq(change))
                        .fetchOptional(
                                set ->
                                        new Cause(
                                                Cause.Kind.of(set.get(Log.CAUSE_KIND)),
                                                set.get(Log.CAUSE_ID)))
                        .orElse(null);
        if (cause != null) {
            refuseOwn(cause);
        }
        return back(Origin.of(change), only);
    }

    /** What has an undo of its own, which knows more of it than its changes tell. */
    private static void refuseOwn(Cause cause) {
        Map<String, Object> id = Map.of("id", String.valueOf(cause.id()));
        switch (cause.kind()) {
            case IMPORT -> throw new Problem(ChangeProblem.IS_IMPORT, id);
            case MERGE -> throw new Problem(ChangeProblem.IS_MERGE, id);
            case UNMERGE -> throw new Problem(ChangeProblem.IS_UNMERGE, id);
            case SCREEN, API, MASS, UNDO, SAMPLE, RULE, SYSTEM -> {}
        }
    }

    private Taken back(Origin origin, boolean only) {
        int lines = count(origin.lines());
        if (lines == 0 || (lines <= MOST && !seesAny(origin))) {
            throw new Problem(ChangeProblem.CAUSE_ABSENT);
        }
        if (lines > MOST) {
            throw new Problem(ChangeProblem.TOO_LARGE, Map.of("most", MOST));
        }
        return Objects.requireNonNull(
                transactions.execute(
                        transaction -> {
                            if (only) {
                                transaction.setRollbackOnly();
                            }
                            return steps(origin);
                        }));
    }

    private Taken steps(Origin origin) {
        long removed = 0;
        long reverted = 0;
        List<UUID> kept = new ArrayList<>();
        @Nullable Position from = Position.END;
        while (from != null) {
            Reversals.Step step = reversals.back(origin, from, STEP);
            removed += step.removed();
            reverted += step.reverted();
            kept.addAll(step.kept());
            from = step.next();
        }
        Map<UUID, ObjectName> told = objects(Log.RECORD.eq(DSL.any(kept.toArray(UUID[]::new))));
        told.keySet().retainAll(seen(told));
        return new Taken(removed, reverted, told);
    }

    private int count(Condition lines) {
        return dsl.fetchCount(dsl.selectOne().from(log()).where(lines).limit(MOST + 1));
    }

    /** Changes of records that the caller does not see are as absent as those that never were. */
    private boolean seesAny(Origin origin) {
        return !seen(objects(origin.lines())).isEmpty();
    }

    private Set<UUID> seen(Map<UUID, ObjectName> records) {
        Map<ObjectName, List<UUID>> byObject = new LinkedHashMap<>();
        records.forEach(
                (id, object) -> byObject.computeIfAbsent(object, _ -> new ArrayList<>()).add(id));
        Set<UUID> seen = new HashSet<>();
        byObject.forEach(
                (object, ids) -> {
                    if (schemas.find(object).isPresent()) {
                        seen.addAll(sight.of(object, ids, null).keySet());
                    }
                });
        return seen;
    }

    private Map<UUID, ObjectName> objects(Condition lines) {
        Map<UUID, ObjectName> objects = new LinkedHashMap<>();
        dsl.selectDistinct(Log.RECORD, Log.OBJECT)
                .from(log())
                .where(lines)
                .forEach(
                        line ->
                                objects.put(
                                        line.get(Log.RECORD),
                                        new ObjectName(line.get(Log.OBJECT))));
        return objects;
    }

    private Table<?> log() {
        return Log.of(tenants.schema(Caller.current().tenant()));
    }
}
