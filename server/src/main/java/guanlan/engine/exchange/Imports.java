package guanlan.engine.exchange;

import guanlan.core.values.Ids;
import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Role;
import guanlan.platform.access.Runner;
import guanlan.platform.files.FileId;
import guanlan.platform.jobs.Jobs;
import guanlan.platform.live.Signals;
import guanlan.platform.problems.Problem;
import java.io.InputStream;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The imports of the caller's company: a file is received and looked at, its columns are settled,
 * then it runs as a job, and can be taken back as one.
 */
@Component
public class Imports {
    /** Rung whenever an import has come further. */
    public static final String TOPIC = "import";

    private static final int MOST = 200;

    private final ImportStore store;
    private final Reception reception;
    private final Uploads uploads;
    private final FaultyReport report;
    private final Schemas schemas;
    private final Permits permits;
    private final Lookalikes lookalikes;
    private final Starts starts;

    Imports(
            ImportStore store,
            Reception reception,
            Uploads uploads,
            FaultyReport report,
            Schemas schemas,
            Permits permits,
            Lookalikes lookalikes,
            Starts starts) {
        this.store = store;
        this.reception = reception;
        this.uploads = uploads;
        this.report = report;
        this.schemas = schemas;
        this.permits = permits;
        this.lookalikes = lookalikes;
        this.starts = starts;
    }

    /** Refuses a file that is no table, and says what it is and what to do. */
    public Import receive(String object, String fileName, InputStream content) {
        ObjectDefinition definition = importable(schemas.require(object));
        Held held = reception.receive(definition, fileName, content);
        starts.receive(held);
        return held.seen();
    }

    /** Whoever brought the file sees it, and administrators do. */
    public Import require(UUID id) {
        return held(id).seen();
    }

    private Held held(UUID id) {
        Held held = store.require(id);
        Caller caller = Caller.current();
        UUID by = held.seen().history().createdBy();
        if (!caller.is(Role.ADMINISTRATOR) && (by == null || !by.equals(caller.user()))) {
            throw new Problem(ImportProblem.ABSENT, Map.of("id", id));
        }
        return held;
    }

    /** What its columns were like, once it is through. */
    public Quality quality(UUID id) {
        Import told = require(id);
        return store.quality(id)
                .orElseThrow(
                        () ->
                                new Problem(
                                        ImportProblem.STATE, Map.of("state", told.state().key())));
    }

    /** The newest first, beginning behind the given one. */
    public List<Import> list(@Nullable String object, int limit, @Nullable UUID after) {
        Caller caller = Caller.current();
        return store.list(
                object == null ? null : schemas.require(object).name(),
                caller.is(Role.ADMINISTRATOR) ? null : caller.user(),
                Math.clamp(limit, 1, MOST),
                after);
    }

    public Import settle(UUID id, Settings settings) {
        Held held = held(id);
        requireState(held.seen(), State.ANALYSED);
        ObjectDefinition definition = importable(schemas.require(held.seen().object()));
        Import settled = reception.again(held, definition, settings);
        store.settle(settled);
        return settled;
    }

    /** Starts it, or goes on with one that rests or failed. */
    public Import run(UUID id) {
        Import told = require(id);
        ObjectDefinition definition = importable(schemas.require(told.object()));
        Settings.checkRunnable(told, definition);
        checkAskable(told, definition);
        starts.run(id);
        return require(id);
    }

    /** What is alike can only be asked about where records are compared. */
    private void checkAskable(Import told, ObjectDefinition definition) {
        Matching matching = told.matching();
        if (matching.policy() == Matching.Policy.ASK
                && matching.by() == null
                && !lookalikes.compares(told.object())) {
            throw new Problem(
                    ImportProblem.NOT_COMPARED,
                    Map.of("object", definition.plural().in(Caller.current().locale())));
        }
    }

    /** It rests until it is run again. */
    public Import pause(UUID id) {
        require(id);
        starts.stop(() -> store.pause(id));
        return require(id);
    }

    /** Ends it where it is. What was written stays, and can be taken back. */
    public Import cancel(UUID id) {
        require(id);
        starts.stop(() -> store.cancel(id));
        return require(id);
    }

    public Import undo(UUID id) {
        importable(schemas.require(require(id).object()));
        starts.undo(id);
        return require(id);
    }

    /** The rows that were not taken, with their reasons, as a table of commas. */
    public void writeRejected(UUID id, Writer out) {
        report.write(require(id), false, out);
    }

    /** The rows that were taken without a value, with the reasons, as a table of commas. */
    public void writeLeftOut(UUID id, Writer out) {
        report.write(require(id), true, out);
    }

    /** Forgets a file that was looked at and never run. */
    public void discard(UUID id) {
        require(id);
        uploads.discard(FileId.of(store.discard(id)));
    }

    private static void requireState(Import told, State state) {
        if (told.state() != state) {
            throw new Problem(ImportProblem.STATE, Map.of("state", told.state().key()));
        }
    }

    private ObjectDefinition importable(ObjectDefinition object) {
        if (!permits.of(Caller.current(), object.name().value()).allows(Right.IMPORT)
                || Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object.name()));
        }
        return object;
    }

    /** Begins a job in the same transaction as the state that says so. */
    @Component
    static class Starts {
        private final ImportStore store;
        private final Jobs jobs;
        private final ExchangeSettings settings;
        private final Ids ids;
        private final Signals signals;
        private final TransactionTemplate transactions;

        Starts(
                ImportStore store,
                Jobs jobs,
                ExchangeSettings settings,
                Ids ids,
                Signals signals,
                TransactionTemplate transactions) {
            this.store = store;
            this.jobs = jobs;
            this.settings = settings;
            this.ids = ids;
            this.signals = signals;
            this.transactions = transactions;
        }

        /** One that nobody runs is thrown away in the end. */
        void receive(Held held) {
            Import seen = held.seen();
            Instant end = seen.history().createdAt().plus(settings.kept());
            transactions.executeWithoutResult(
                    _ -> {
                        store.insert(held);
                        jobs.schedule(ExchangeSweep.NAME, seen.id(), end);
                    });
        }

        void run(UUID id) {
            begin(job -> store.begin(id, job, Runner.of(Caller.current())));
        }

        void undo(UUID id) {
            begin(job -> store.beginUndo(id, job, Runner.of(Caller.current())));
        }

        private void begin(Consumer<UUID> state) {
            UUID job = ids.next();
            stop(
                    () -> {
                        state.accept(job);
                        jobs.schedule(ImportJob.NAME, job);
                    });
        }

        void stop(Runnable state) {
            transactions.executeWithoutResult(
                    _ -> {
                        state.run();
                        signals.ring(Imports.TOPIC, Caller.current().tenant());
                    });
        }
    }
}
