package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.State;
import guanlan.engine.records.Outcome;
import guanlan.platform.access.Caller;
import guanlan.platform.live.Signals;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/**
 * Writes down what became of the rows of a chunk, in the transaction that wrote them. Moving the
 * position on is also the fence: it names the position it starts from, so of two runs that should
 * never have met, one rolls back.
 */
@Component
class Ledger {
    private final DSLContext dsl;
    private final ImportStore store;
    private final Signals signals;

    Ledger(DSLContext dsl, ImportStore store, Signals signals) {
        this.dsl = dsl;
        this.store = store;
        this.signals = signals;
    }

    /** Another run of the same import has gone ahead, or it was stopped: this one has to cease. */
    static final class Superseded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What happened to a chunk. */
    static final class Page {
        final long from;
        final long read;
        final List<Refusal> rejected = new ArrayList<>();
        final List<Refusal> leftOut = new ArrayList<>();
        final List<SourceRow> waiting = new ArrayList<>();
        final List<Aside> asked = new ArrayList<>();
        private final long[] counts = new long[4];

        /** Rows read before this chunk, and in it. */
        Page(long from, long read) {
            this.from = from;
            this.read = read;
        }

        record Refusal(SourceRow row, List<Finding> findings) {}

        /** A row that somebody is to decide on, as the file has it, and what it may be. */
        record Aside(SourceRow row, List<UUID> records) {}

        void ask(Prepared row, List<UUID> records) {
            asked.add(new Aside(row.origin(), records));
        }

        void settle(Prepared row, Outcome outcome) {
            if (!row.leftOut().isEmpty()
                    && !(outcome instanceof Outcome.Rejected
                            || outcome instanceof Outcome.Skipped)) {
                leftOut.add(new Refusal(row.source(), row.leftOut()));
            }
            switch (outcome) {
                case Outcome.Created _ -> counts[0]++;
                case Outcome.Updated _ -> counts[1]++;
                case Outcome.Unchanged _ -> counts[2]++;
                case Outcome.Skipped _ -> counts[3]++;
                case Outcome.Rejected(var findings) -> reject(row, findings);
                case Outcome.Deleted _, Outcome.Restored _ ->
                        throw new IllegalStateException("an import neither deletes nor restores");
            }
        }

        void reject(Prepared row, List<Finding> findings) {
            rejected.add(new Refusal(row.source(), findings));
        }
    }

    void enter(UUID id, Page page, long millis) {
        int moved =
                dsl.update(Columns.imports(store.schema()))
                        .set(Columns.POSITION, page.from + page.read)
                        .set(Columns.CREATED, Columns.CREATED.plus(page.counts[0]))
                        .set(Columns.UPDATED, Columns.UPDATED.plus(page.counts[1]))
                        .set(Columns.UNCHANGED, Columns.UNCHANGED.plus(page.counts[2]))
                        .set(Columns.SKIPPED, Columns.SKIPPED.plus(page.counts[3]))
                        .set(Columns.REJECTED, Columns.REJECTED.plus(page.rejected.size()))
                        .set(Columns.LEFT_OUT, Columns.LEFT_OUT.plus(page.leftOut.size()))
                        .set(Columns.ASKED, Columns.ASKED.plus(page.asked.size()))
                        .set(Columns.WORKING_MS, Columns.WORKING_MS.plus(millis))
                        .where(Columns.ID.eq(id))
                        .and(Columns.STATE.eq(State.RUNNING.key()))
                        .and(Columns.POSITION.eq(page.from))
                        .execute();
        if (moved == 0) {
            throw new Superseded();
        }
        list(id, page.rejected, false);
        list(id, page.leftOut, true);
        await(id, page.waiting);
        page.asked.forEach(each -> layAside(id, each));
        signals.ring(Imports.TOPIC, Caller.current().tenant());
    }

    private void list(UUID id, List<Page.Refusal> rows, boolean taken) {
        if (rows.isEmpty()) {
            return;
        }
        Long[] lines = rows.stream().map(each -> each.row().line()).toArray(Long[]::new);
        JSONB[] reasons =
                rows.stream()
                        .map(
                                each ->
                                        ImportStore.json(
                                                each.findings().stream()
                                                        .map(Import.Reason::of)
                                                        .toList()))
                        .toArray(JSONB[]::new);
        JSONB[] cells =
                rows.stream()
                        .map(each -> ImportStore.json(each.row().cells()))
                        .toArray(JSONB[]::new);
        dsl.query(
                        "insert into {0} (import, taken, line, reasons, cells)"
                                + " select {1}, {2}, * from unnest({3}, {4}, {5})",
                        Columns.faulty(store.schema()),
                        DSL.val(id),
                        DSL.val(taken),
                        DSL.val(lines, SQLDataType.BIGINT.array()),
                        DSL.val(reasons, SQLDataType.JSONB.array()),
                        DSL.val(cells, SQLDataType.JSONB.array()))
                .execute();
    }

    private void await(UUID id, List<SourceRow> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        Long[] lines = waiting.stream().map(SourceRow::line).toArray(Long[]::new);
        JSONB[] cells =
                waiting.stream().map(row -> ImportStore.json(row.cells())).toArray(JSONB[]::new);
        dsl.query(
                        "insert into {0} select {1}, * from unnest({2}, {3})",
                        Columns.waiting(store.schema()),
                        DSL.val(id),
                        DSL.val(lines, SQLDataType.BIGINT.array()),
                        DSL.val(cells, SQLDataType.JSONB.array()))
                .execute();
    }

    private void layAside(UUID id, Page.Aside aside) {
        dsl.insertInto(Columns.asked(store.schema()))
                .set(Columns.IMPORT, id)
                .set(Columns.LINE, aside.row().line())
                .set(Columns.CELLS, ImportStore.json(aside.row().cells()))
                .set(Columns.RECORDS, aside.records().toArray(UUID[]::new))
                .execute();
    }

    /** Rows that wait for others, in the order of the file, from a line on. */
    List<SourceRow> waiting(UUID id, long after, int limit) {
        return dsl.select(Columns.LINE, Columns.CELLS)
                .from(Columns.waiting(store.schema()))
                .where(Columns.IMPORT.eq(id))
                .and(Columns.LINE.gt(after))
                .orderBy(Columns.LINE)
                .limit(limit)
                .fetch(row -> new SourceRow(row.value1(), cells(row.value2())));
    }

    void release(UUID id, List<Long> lines) {
        dsl.deleteFrom(Columns.waiting(store.schema()))
                .where(Columns.IMPORT.eq(id))
                .and(Columns.LINE.eq(DSL.any(lines.toArray(Long[]::new))))
                .execute();
    }

    static List<String> cells(JSONB json) {
        return ImportStore.JSON.readValue(json.data(), new TypeReference<>() {});
    }
}
