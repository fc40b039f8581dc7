package guanlan.engine.exchange;

import guanlan.engine.exchange.Export.State;
import guanlan.engine.exchange.Export.Wanted;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Queries;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Role;
import guanlan.platform.access.Runner;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.files.FileId;
import guanlan.platform.files.Files;
import guanlan.platform.jobs.Jobs;
import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The exports of the caller's company: ordered, written by a job, fetched as often as one likes
 * until the file is thrown away. Only whoever ordered one gets the file, as it holds what he may
 * see, and administrators.
 */
@Component
public class Exports {
    private static final int MOST = 200;
    private static final int MOST_FIELDS = 300;

    /** Of one person at a time; the rest of the threads are for others. */
    private static final int AT_ONCE = 2;

    private final ExportStore store;
    private final Schemas schemas;
    private final Permits permits;
    private final Queries queries;
    private final Jobs jobs;
    private final Outbox outbox;
    private final TransactionTemplate transactions;

    Exports(
            ExportStore store,
            Schemas schemas,
            Permits permits,
            Queries queries,
            Jobs jobs,
            Outbox outbox,
            TransactionTemplate transactions) {
        this.store = store;
        this.schemas = schemas;
        this.permits = permits;
        this.queries = queries;
        this.jobs = jobs;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** The files that were written, and the trail of who took them. */
    @Component
    static class Outbox {
        private final Files files;
        private final AuditTrail trail;
        private final InstantSource clock;

        Outbox(Files files, AuditTrail trail, InstantSource clock) {
            this.files = files;
            this.trail = trail;
            this.clock = clock;
        }

        InputStream open(Export export, String stored) {
            trail.note(
                    Act.of(Kind.EXPORT)
                            .on(export.object().value())
                            .counting(export.progress().done())
                            .fact("what", "download")
                            .fact("export", export.id().toString()));
            try {
                return files.open(FileId.of(stored));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        void discard(String stored) {
            try {
                files.delete(FileId.of(stored));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /**
     * Refuses at once what could not be read; without fields it takes every one that may be seen.
     */
    public Export order(UUID id, ObjectName object, Wanted given) {
        ObjectDefinition definition = schemas.require(object);
        Permit permit = exportable(object);
        Wanted wanted = given.fields().isEmpty() ? given.fields(all(definition, permit)) : given;
        if (wanted.fields().size() > MOST_FIELDS) {
            throw new Problem(ExportProblem.TOO_MANY_FIELDS, Map.of("limit", MOST_FIELDS));
        }
        queries.read(wanted.query(object).limit(1).counting(Counting.NONE));
        Caller caller = Caller.current();
        var export =
                new Export(
                        id,
                        object,
                        wanted,
                        State.RUNNING,
                        new Export.Progress(null, 0, 0, null),
                        null,
                        new Export.Story(
                                outbox.clock.instant().truncatedTo(ChronoUnit.MICROS),
                                caller.user(),
                                null,
                                null,
                                null));
        transactions.executeWithoutResult(
                _ -> {
                    if (store.countRunning(caller.user()) >= AT_ONCE) {
                        throw new Problem(ExportProblem.BUSY, Map.of("limit", AT_ONCE));
                    }
                    store.insert(export, Runner.of(caller));
                    jobs.schedule(ExportJob.NAME, id);
                });
        return store.require(id).seen();
    }

    private Permit exportable(ObjectName object) {
        Permit permit = permits.of(Caller.current(), object.value());
        boolean allowed = permit.allows(Right.EXPORT) && permit.allows(Right.SEE);
        if (!allowed || Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object));
        }
        return permit;
    }

    private static List<String> all(ObjectDefinition definition, Permit permit) {
        Set<String> inner =
                Set.of(
                        SystemField.ID.field(),
                        SystemField.VERSION.field(),
                        SystemField.DELETED_AT.field());
        return definition.fields().values().stream()
                .map(FieldDefinition::name)
                .filter(name -> permit.shows(name) && !inner.contains(name))
                .toList();
    }

    public Export require(UUID id) {
        return held(id).seen();
    }

    private ExportStore.Held held(UUID id) {
        ExportStore.Held held = store.require(id);
        Caller caller = Caller.current();
        UUID by = held.seen().story().createdBy();
        if (!caller.is(Role.ADMINISTRATOR) && (by == null || !by.equals(caller.user()))) {
            throw new Problem(ExportProblem.ABSENT, Map.of("id", id));
        }
        return held;
    }

    /** The newest first, beginning behind the given one. */
    public List<Export> list(int limit, @Nullable UUID after) {
        Caller caller = Caller.current();
        UUID by = caller.is(Role.ADMINISTRATOR) ? null : caller.user();
        return store.list(by, Math.clamp(limit, 1, MOST), after);
    }

    /** The file; the caller closes it. Asks once more whether he may, as rights may have gone. */
    public InputStream open(UUID id) {
        ExportStore.Held held = held(id);
        exportable(held.seen().object());
        String stored = held.stored();
        if (stored == null) {
            throw held.seen().state() == State.EXPIRED
                    ? new Problem(ExportProblem.GONE)
                    : state(held.seen());
        }
        return outbox.open(held.seen(), stored);
    }

    /** Stops one that runs; of one that is done, throws the file away. */
    public Export end(UUID id) {
        ExportStore.Held held = held(id);
        if (!store.cancel(id)) {
            expire(id);
        }
        return store.require(held.seen().id()).seen();
    }

    /** Its time is over. */
    void expire(UUID id) {
        store.find(id)
                .map(ExportStore.Held::stored)
                .ifPresent(
                        stored -> {
                            store.expire(id);
                            outbox.discard(stored);
                        });
    }

    private static Problem state(Export export) {
        return new Problem(ExportProblem.STATE, Map.of("state", export.state().key()));
    }
}
