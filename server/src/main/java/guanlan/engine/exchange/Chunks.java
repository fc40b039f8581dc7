package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.References.Meaning;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.FieldDefinition;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes chunks of rows, each in one transaction with its entry in the ledger. A row that the
 * database itself refuses is found by halving its chunk and rejected; the rest of the chunk stands.
 */
@Component
class Chunks {
    private static final int TRIES = 5;

    private final Records records;
    private final References references;
    private final Companions companions;
    private final Lookalikes lookalikes;
    private final Ledger ledger;
    private final TransactionTemplate transactions;

    Chunks(
            Records records,
            References references,
            Companions companions,
            Lookalikes lookalikes,
            Ledger ledger,
            TransactionTemplate transactions) {
        this.records = records;
        this.companions = companions;
        this.lookalikes = lookalikes;
        this.references = references;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /**
     * Rows to be written together.
     *
     * @param from rows of the file that were done before
     * @param read how many of these are new; none when they waited
     * @param last whether names that mean nothing now are given up
     */
    record Chunk(Import told, List<Prepared> rows, long from, boolean again, boolean last) {

        static Chunk fresh(Import told, List<Prepared> rows, long from) {
            return new Chunk(told, rows, from, false, false);
        }

        Chunk of(List<Prepared> some, long further) {
            return new Chunk(told, some, again ? from : from + further, again, last);
        }

        long read() {
            return again ? 0 : rows.size();
        }
    }

    /** Tells how many of the rows found their outcome; the others wait. */
    long write(Chunk chunk) {
        return write(chunk, 1);
    }

    private long write(Chunk chunk, int attempt) {
        try {
            Long settled = transactions.execute(_ -> inTransaction(chunk));
            return settled == null ? 0 : settled;
        } catch (RuntimeException refused) {
            String state = sqlState(refused);
            if (state.startsWith("40") && attempt < TRIES) {
                return write(chunk, attempt + 1);
            }
            if (!state.startsWith("22") && !state.startsWith("23") && !state.startsWith("54")) {
                throw refused;
            }
            return chunk.rows().size() > 1 ? halves(chunk) : alone(chunk, state);
        }
    }

    private long halves(Chunk chunk) {
        int middle = chunk.rows().size() / 2;
        List<Prepared> rows = chunk.rows();
        return write(chunk.of(rows.subList(0, middle), 0))
                + write(chunk.of(rows.subList(middle, rows.size()), middle));
    }

    private long alone(Chunk chunk, String state) {
        transactions.executeWithoutResult(
                _ -> {
                    var page = new Ledger.Page(chunk.from(), chunk.read());
                    page.reject(
                            chunk.rows().getFirst(),
                            List.of(
                                    new Finding(
                                            null,
                                            ImportProblem.ROW_REFUSED,
                                            Map.of("state", state))));
                    enter(chunk, page, 0);
                });
        return 1;
    }

    private long inTransaction(Chunk chunk) {
        long started = System.nanoTime();
        var page = new Ledger.Page(chunk.from(), chunk.read());
        List<Prepared> ready = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        resolve(chunk, page, ready, rows);
        if (!rows.isEmpty()) {
            List<Outcome> outcomes = records.write(batch(chunk.told(), rows)).outcomes();
            for (int at = 0; at < ready.size(); at++) {
                settle(chunk.told(), page, ready.get(at), outcomes.get(at));
            }
        }
        enter(chunk, page, (System.nanoTime() - started) / 1_000_000);
        return chunk.rows().size() - page.waiting.size();
    }

    private static void settle(Import told, Ledger.Page page, Prepared row, Outcome outcome) {
        if (asks(told) && outcome instanceof Outcome.Skipped(var present)) {
            page.ask(row, List.of(present));
        } else {
            page.settle(row, outcome);
        }
    }

    private static boolean asks(Import told) {
        return told.matching().policy() == Matching.Policy.ASK;
    }

    private void enter(Chunk chunk, Ledger.Page page, long millis) {
        UUID id = chunk.told().id();
        if (chunk.again()) {
            List<Long> still = page.waiting.stream().map(SourceRow::line).toList();
            List<Long> lines = chunk.rows().stream().map(row -> row.source().line()).toList();
            ledger.release(id, lines.stream().filter(line -> !still.contains(line)).toList());
            page.waiting.clear();
        }
        ledger.enter(id, page, millis);
    }

    private void resolve(Chunk chunk, Ledger.Page page, List<Prepared> ready, List<Row> rows) {
        List<Prepared> sound = chunk.rows().stream().filter(Prepared::isSound).toList();
        References.Found found = references.find(sound);
        Companions.Refused refused = companions.make(chunk.told(), sound, found);
        for (Prepared row : chunk.rows()) {
            if (!row.isSound()) {
                page.reject(row, row.findings());
                continue;
            }
            var names = new Names(chunk, refused);
            row.named().forEach(named -> names.take(named, found.of(named)));
            if (!names.complaints.isEmpty()) {
                page.reject(row, names.complaints);
            } else if (names.waits) {
                page.waiting.add(row.origin());
            } else {
                List<UUID> alike = alike(chunk.told(), row);
                if (alike.isEmpty()) {
                    ready.add(row.without(names.leftOut));
                    rows.add(row.row(names.ids));
                } else {
                    page.ask(row, alike);
                }
            }
        }
    }

    /** What a row may be, where no field tells for certain. */
    private List<UUID> alike(Import told, Prepared row) {
        if (!asks(told) || told.matching().by() != null) {
            return List.of();
        }
        Map<String, String> texts = new HashMap<>();
        told.mapping().forEach((column, field) -> texts.put(field, row.source().cell(column)));
        return lookalikes.of(told.object(), texts);
    }

    /** The values of one row that is decided on by hand; refuses one that cannot be written. */
    Row values(Import told, Prepared row) {
        References.Found found = references.find(List.of(row));
        Companions.Refused refused = companions.make(told, List.of(row), found);
        var names = new Names(new Chunk(told, List.of(row), 0, true, true), refused);
        row.named().forEach(named -> names.take(named, found.of(named)));
        List<Finding> wrong = row.isSound() ? names.complaints : row.findings();
        if (!wrong.isEmpty()) {
            throw new Problem(
                    ImportProblem.ASKED_UNFIT, Map.of("line", row.source().line()), wrong);
        }
        return row.row(names.ids);
    }

    /** What the names of one row mean. */
    private final class Names {
        private final Chunk chunk;
        private final Companions.Refused refused;
        private final Map<FieldDefinition, Object> ids = new HashMap<>();
        private final Leniency leniency;
        private final List<Finding> complaints = new ArrayList<>();
        private final List<Finding> leftOut = new ArrayList<>();
        private boolean waits;

        Names(Chunk chunk, Companions.Refused refused) {
            this.chunk = chunk;
            this.refused = refused;
            this.leniency = Leniency.of(chunk.told());
        }

        void take(Prepared.Named named, Meaning meaning) {
            switch (meaning) {
                case Meaning.One(var id) -> found(named.field(), id);
                case Meaning.Several _ -> complain(named, ImportProblem.REFERENCE_AMBIGUOUS);
                case Meaning.None _ when !named.brings().isEmpty() ->
                        (leniency.spares(named.field()) ? leftOut : complaints)
                                .addAll(refused.of(named));
                case Meaning.None _ -> {
                    boolean own = chunk.told().object().equals(named.field().to());
                    if (own && !chunk.last()) {
                        waits = true;
                    } else {
                        complain(named, ImportProblem.REFERENCE_ABSENT);
                    }
                }
            }
        }

        private void found(FieldDefinition field, UUID id) {
            if (field.isLinked()) {
                ids.merge(field, List.of(id), Names::both);
            } else {
                ids.put(field, id);
            }
        }

        private static Object both(Object some, Object more) {
            List<Object> all = new ArrayList<>((List<?>) some);
            all.addAll((List<?>) more);
            return all;
        }

        private void complain(Prepared.Named named, ImportProblem code) {
            (leniency.spares(named.field()) ? leftOut : complaints)
                    .add(references.complaint(named, code));
        }
    }

    private static Batch batch(Import told, List<Row> rows) {
        Batch.Of batch = Batch.of(told.object());
        String by = told.matching().by();
        Matching.Policy policy = by == null ? Matching.Policy.CREATE : told.matching().policy();
        Batch written =
                switch (policy) {
                    case CREATE -> batch.create(rows);
                    case SKIP, ASK -> batch.upsert(rows, String.valueOf(by), Batch.OnMatch.SKIP);
                    case FILL -> batch.upsert(rows, String.valueOf(by), Batch.OnMatch.FILL);
                    case UPDATE -> batch.upsert(rows, String.valueOf(by), Batch.OnMatch.UPDATE);
                };
        return written.because(Cause.of(Cause.Kind.IMPORT, told.id()));
    }

    private static String sqlState(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                return refused.getSQLState();
            }
        }
        return "";
    }
}
