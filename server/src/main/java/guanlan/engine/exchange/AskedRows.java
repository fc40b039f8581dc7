package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.State;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows of an import that wait for somebody to decide: the same as a record that is there, with
 * what is taken from the file; another; or none at all. What is decided is written because of the
 * import, so that it is undone with it.
 */
@Component
public class AskedRows {
    private static final int SWEPT = 100;

    private final Imports imports;
    private final AskedStore store;
    private final Chunks chunks;
    private final Records records;
    private final Queries queries;
    private final Schemas schemas;
    private final Reach.Reaches reaches;
    private final TransactionTemplate transactions;

    AskedRows(
            Imports imports,
            AskedStore store,
            Chunks chunks,
            Records records,
            Queries queries,
            Schemas schemas,
            Reach.Reaches reaches,
            TransactionTemplate transactions) {
        this.imports = imports;
        this.store = store;
        this.chunks = chunks;
        this.records = records;
        this.queries = queries;
        this.schemas = schemas;
        this.reaches = reaches;
        this.transactions = transactions;
    }

    /**
     * A row that waits.
     *
     * @param texts what the file says, by field
     * @param values the same as far as it could be read
     * @param records what it may be, as the caller sees them
     */
    public record Asked(
            long line, Map<String, String> texts, Map<String, Object> values, List<Row> records) {}

    /** What a row is. */
    public enum Verdict {
        SAME,
        OTHER,
        SKIP
    }

    /**
     * What somebody decided.
     *
     * @param record which it is the same as
     * @param take the fields whose value comes from the file
     */
    public record Decision(Verdict verdict, @Nullable UUID record, Set<String> take) {}

    /**
     * What was decided in one sweep.
     *
     * @param refused rows that could not be written so, and wait on
     * @param last the line behind which the next sweep begins; none: it is through
     */
    public record Swept(int done, int refused, @Nullable Long last) {}

    /** In the order of the file, behind a line. */
    public List<Asked> list(UUID id, long after, int limit) {
        Import told = imports.require(id);
        if (!decidable(told)) {
            return List.of();
        }
        Preparation preparation = preparation(told);
        return store.list(id, after, limit).stream()
                .map(each -> shown(told, preparation, each))
                .toList();
    }

    private static boolean decidable(Import told) {
        return switch (told.state()) {
            case RUNNING, PAUSED, FINISHED, CANCELLED, FAILED -> true;
            case ANALYSED, UNDOING, UNDONE -> false;
        };
    }

    private Preparation preparation(Import told) {
        var caller = Caller.current();
        return new Preparation(
                reaches.of(schemas.require(told.object())),
                told,
                new Reading(caller.locale(), caller.zone()));
    }

    private Asked shown(Import told, Preparation preparation, AskedStore.Kept kept) {
        Prepared row = preparation.prepare(kept.row());
        Map<String, String> texts = new LinkedHashMap<>();
        told.mapping().forEach((column, field) -> texts.put(field, row.source().cell(column)));
        return new Asked(kept.row().line(), texts, row.values(), present(told, kept));
    }

    /** Those that are still there, in their order. */
    private List<Row> present(Import told, AskedStore.Kept kept) {
        List<Row> found = queries.find(told.object(), kept.records());
        return kept.records().stream()
                .flatMap(id -> found.stream().filter(row -> row.id().equals(id)))
                .filter(row -> !row.isDeleted())
                .toList();
    }

    public void decide(UUID id, long line, Decision decision) {
        imports.require(id);
        if (Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.READ_ONLY);
        }
        transactions.executeWithoutResult(
                _ -> {
                    store.lock(id);
                    Import told = imports.require(id);
                    if (!decidable(told)) {
                        throw state(told);
                    }
                    store.settle(told.id(), line, written(told, store.require(id, line), decision));
                });
    }

    private static Problem state(Import told) {
        State state = told.state();
        return new Problem(ImportProblem.STATE, Map.of("state", state.key()));
    }

    private Outcome written(Import told, AskedStore.Kept kept, Decision decision) {
        return switch (decision.verdict()) {
            case SKIP -> new Outcome.Skipped(told.id());
            case OTHER ->
                    write(
                            told,
                            kept,
                            Batch.of(told.object())
                                    .create(List.of(chunks.values(told, prepared(told, kept)))));
            case SAME -> same(told, kept, decision);
        };
    }

    private Prepared prepared(Import told, AskedStore.Kept kept) {
        return preparation(told).prepare(kept.row());
    }

    private Outcome same(Import told, AskedStore.Kept kept, Decision decision) {
        UUID record = decision.record();
        if (record == null
                || present(told, kept).stream().noneMatch(row -> row.id().equals(record))) {
            throw new Problem(ImportProblem.ASKED_RECORD, Map.of("line", kept.row().line()));
        }
        Row taken = chunks.values(told, prepared(told, kept).only(decision.take()));
        if (taken.values().isEmpty()) {
            return new Outcome.Unchanged(record);
        }
        var change = new Batch.Change(record, null, taken);
        return write(told, kept, Batch.of(told.object()).update(List.of(change)));
    }

    private Outcome write(Import told, AskedStore.Kept kept, Batch batch) {
        Outcome outcome =
                records.write(batch.because(Cause.of(Cause.Kind.IMPORT, told.id())))
                        .outcomes()
                        .getFirst();
        if (outcome instanceof Outcome.Rejected(var findings)) {
            throw new Problem(
                    ImportProblem.ASKED_UNFIT, Map.of("line", kept.row().line()), findings);
        }
        return outcome;
    }

    /**
     * The same for every row behind a line, some at a time: of several records it is the likeliest.
     *
     * @param onlyEmpty only what the record has nothing of is taken from the file
     */
    public Swept sweep(UUID id, Verdict verdict, boolean onlyEmpty, long after) {
        Import told = imports.require(id);
        List<AskedStore.Kept> some = store.list(id, after, SWEPT);
        int done = 0;
        int refused = 0;
        for (AskedStore.Kept each : some) {
            if (swept(told, each, verdict, onlyEmpty)) {
                done++;
            } else {
                refused++;
            }
        }
        return new Swept(done, refused, some.size() < SWEPT ? null : some.getLast().row().line());
    }

    private boolean swept(Import told, AskedStore.Kept kept, Verdict verdict, boolean onlyEmpty) {
        Optional<Row> likeliest = present(told, kept).stream().findFirst();
        Set<String> take = new TreeSet<>(told.mapping().values());
        likeliest.ifPresent(
                row -> take.removeIf(path -> onlyEmpty && row.value(Prepared.head(path)) != null));
        try {
            decide(
                    told.id(),
                    kept.row().line(),
                    new Decision(verdict, likeliest.map(Row::id).orElse(null), take));
            return true;
        } catch (Problem refusal) {
            if (refusal.code() == ImportProblem.STATE) {
                throw refusal;
            }
            return false;
        }
    }

    /** What the rows are about. */
    public ObjectDefinition object(UUID id) {
        return schemas.require(imports.require(id).object());
    }
}
