package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.State;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.files.FileId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Runs an import from where it stands to its end. Each chunk is one transaction that writes the
 * records, keeps the rows that were refused and moves the position on: whatever kills the process
 * in between, running again goes on exactly there.
 *
 * <p>A row may name a record of its own object that comes further down (the parent of a company).
 * Such rows wait and are tried again once the file is through, round by round as long as that
 * resolves any; what is left then names nothing and is rejected.
 */
@Component
class ImportRun {
    private static final int ROUNDS = 50;

    private final ImportStore store;
    private final Uploads uploads;
    private final Schemas schemas;
    private final Reach.Reaches reaches;
    private final Ledger ledger;
    private final Chunks chunks;
    private final Turns turns;
    private final WorkEndings endings;
    private final ExchangeSettings settings;

    ImportRun(
            ImportStore store,
            Uploads uploads,
            Schemas schemas,
            Reach.Reaches reaches,
            Ledger ledger,
            Chunks chunks,
            Turns turns,
            WorkEndings endings,
            ExchangeSettings settings) {
        this.endings = endings;
        this.turns = turns;
        this.store = store;
        this.uploads = uploads;
        this.schemas = schemas;
        this.reaches = reaches;
        this.ledger = ledger;
        this.chunks = chunks;
        this.settings = settings;
    }

    void run(UUID id) {
        Held held = store.require(id);
        if (held.seen().state() != State.RUNNING) {
            return;
        }
        ObjectDefinition object = schemas.require(held.seen().object());
        var caller = Caller.current();
        var preparation =
                new Preparation(
                        reaches.of(object),
                        held.seen(),
                        new Reading(caller.locale(), caller.zone()));
        var census = new QualityCensus(preparation.fields());
        long read = readThrough(held, preparation, census);
        settleWaiting(held.seen(), preparation, read);
        endings.end(() -> store.finish(id, read, census.told()), WorkEnded.of(held.seen(), false));
    }

    private long readThrough(Held held, Preparation preparation, QualityCensus census) {
        long read = held.seen().counts().read();
        try (var copy = uploads.open(FileId.of(held.stored()));
                var ahead =
                        new Ahead(
                                () -> Rows.open(copy.path(), held.shape()),
                                read,
                                preparation,
                                census,
                                settings.chunk())) {
            for (var rows = ahead.next(); !rows.isEmpty(); rows = ahead.next()) {
                var chunk = Chunks.Chunk.fresh(held.seen(), rows, read);
                turns.take(() -> chunks.write(chunk));
                read += rows.size();
            }
        }
        return read;
    }

    private void settleWaiting(Import told, Preparation preparation, long read) {
        long settled = 1;
        for (int round = 0; round < ROUNDS && settled > 0; round++) {
            settled = round(told, preparation, read, false);
        }
        round(told, preparation, read, true);
    }

    private long round(Import told, Preparation preparation, long read, boolean last) {
        long settled = 0;
        long after = -1;
        while (true) {
            List<SourceRow> rows = ledger.waiting(told.id(), after, settings.chunk());
            if (rows.isEmpty()) {
                return settled;
            }
            after = rows.getLast().line();
            List<Prepared> prepared = rows.stream().map(preparation::prepare).toList();
            var chunk = new Chunks.Chunk(told, prepared, read, true, last);
            settled += turns.take(() -> chunks.write(chunk));
        }
    }
}
