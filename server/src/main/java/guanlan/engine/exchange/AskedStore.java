package guanlan.engine.exchange;

import guanlan.engine.records.Outcome;
import guanlan.platform.access.Caller;
import guanlan.platform.live.Signals;
import guanlan.platform.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Rows of imports that wait for a decision. */
@Component
class AskedStore {
    private final DSLContext dsl;
    private final ImportStore imports;
    private final Signals signals;

    AskedStore(DSLContext dsl, ImportStore imports, Signals signals) {
        this.dsl = dsl;
        this.imports = imports;
        this.signals = signals;
    }

    /** A row as the file has it, and the records that it may be. */
    record Kept(SourceRow row, List<UUID> records) {}

    List<Kept> list(UUID id, long after, int limit) {
        return fetch(Columns.IMPORT.eq(id).and(Columns.LINE.gt(after)), limit);
    }

    Kept require(UUID id, long line) {
        return fetch(Columns.IMPORT.eq(id).and(Columns.LINE.eq(line)), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(ImportProblem.ASKED_ABSENT, Map.of("line", line)));
    }

    private List<Kept> fetch(Condition which, int limit) {
        return dsl.select(Columns.LINE, Columns.CELLS, Columns.RECORDS)
                .from(Columns.asked(imports.schema()))
                .where(which)
                .orderBy(Columns.LINE)
                .limit(limit)
                .fetch(
                        row ->
                                new Kept(
                                        new SourceRow(row.value1(), Ledger.cells(row.value2())),
                                        List.of(row.value3())));
    }

    /** Whoever undoes the import, or decides on it too, waits. */
    void lock(UUID id) {
        dsl.select(Columns.ID)
                .from(Columns.imports(imports.schema()))
                .where(Columns.ID.eq(id))
                .forUpdate()
                .fetch();
    }

    /** The row waits no longer; what became of it counts. */
    void settle(UUID id, long line, Outcome outcome) {
        dsl.deleteFrom(Columns.asked(imports.schema()))
                .where(Columns.IMPORT.eq(id))
                .and(Columns.LINE.eq(line))
                .execute();
        Field<Long> count = counted(outcome);
        dsl.update(Columns.imports(imports.schema()))
                .set(Columns.ASKED, Columns.ASKED.minus(1))
                .set(count, count.plus(1))
                .where(Columns.ID.eq(id))
                .execute();
        signals.ring(Imports.TOPIC, Caller.current().tenant());
    }

    private static Field<Long> counted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created _ -> Columns.CREATED;
            case Outcome.Updated _ -> Columns.UPDATED;
            case Outcome.Unchanged _ -> Columns.UNCHANGED;
            case Outcome.Skipped _ -> Columns.SKIPPED;
            case Outcome.Rejected _, Outcome.Deleted _, Outcome.Restored _ ->
                    throw new IllegalStateException("no decision on a row: " + outcome.key());
        };
    }
}
