package guanlan.engine.changes;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Drives the readers: one thread each and company, which takes the reader's position as its lease,
 * so that of several servers one reads. Looks again at once while there is more, else a few times a
 * second.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
class ChangeReaders implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeReaders.class);
    private static final int AT_ONCE = 2000;
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<Long> XID =
            DSL.field("cast(cast({0} as text) as bigint)", SQLDataType.BIGINT, field(name("xid")))
                    .as("xid");
    private static final Field<Long> SEQ = field(name("seq"), Long.class);

    private final List<ChangeReader> readers;
    private final Tenants tenants;
    private final DSLContext dsl;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Wakes resting readers; one that is at work ends its step, since an interrupt would tear its
     * connection.
     */
    private CountDownLatch stopped = new CountDownLatch(1);

    private volatile boolean running;

    ChangeReaders(
            List<ChangeReader> readers,
            Tenants tenants,
            DSLContext dsl,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.readers = List.copyOf(readers);
        this.tenants = tenants;
        this.dsl = dsl;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        for (String tenant : tenants.all()) {
            for (ChangeReader reader : readers) {
                threads.add(
                        Thread.ofVirtual()
                                .name("reader-" + reader.key() + "-" + tenant)
                                .start(() -> follow(reader, tenant)));
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void follow(ChangeReader reader, String tenant) {
        Table<?> positions = DSL.table(name(tenants.schema(tenant), "change_reader"));
        boolean known = false;
        while (running) {
            Duration pause = IDLE;
            try {
                if (!known) {
                    dsl.insertInto(positions)
                            .set(NAME, reader.key())
                            .onConflictDoNothing()
                            .execute();
                    known = true;
                }
                pause = step(reader, tenant, positions) == AT_ONCE ? Duration.ZERO : IDLE;
            } catch (Exception failed) {
                if (running) {
                    LOG.error(
                            "reader {} of {} failed, tries again in {}",
                            reader.key(),
                            tenant,
                            AFTER_FAILURE,
                            failed);
                    pause = AFTER_FAILURE;
                }
            }
            rest(pause);
        }
    }

    /** Reads some changes and moves the position with their effect; tells how many there were. */
    private int step(ChangeReader reader, String tenant, Table<?> positions) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            var lease =
                                    dsl.select(XID, SEQ)
                                            .from(positions)
                                            .where(NAME.eq(reader.key()))
                                            .forUpdate()
                                            .skipLocked()
                                            .fetchOptional(
                                                    found ->
                                                            new Position(
                                                                    found.get(XID),
                                                                    found.get(SEQ)));
                            List<Change> changes =
                                    lease.map(position -> after(position, tenant))
                                            .orElse(List.of());
                            if (!changes.isEmpty()) {
                                Caller.system(tenant).run(() -> reader.read(changes));
                                move(reader, positions, changes.getLast().position());
                            }
                            return changes.size();
                        }));
    }

    private List<Change> after(Position position, String tenant) {
        return dsl.select(Log.XID, Log.SEQ, Log.OBJECT, Log.RECORD, Log.OPERATION)
                .from(Log.lines(tenants.schema(tenant)))
                .where(Log.after(position))
                .and(Log.settled())
                .orderBy(Log.rawXid(), Log.SEQ)
                .limit(AT_ONCE)
                .fetch(
                        line ->
                                new Change(
                                        new Position(line.get(Log.XID), line.get(Log.SEQ)),
                                        new ObjectName(line.get(Log.OBJECT)),
                                        line.get(Log.RECORD),
                                        Change.Operation.of(line.get(Log.OPERATION))));
    }

    private void move(ChangeReader reader, Table<?> positions, Position to) {
        dsl.update(positions)
                .set(
                        field(name("xid"), String.class),
                        DSL.field(
                                "cast({0} as xid8)",
                                String.class, DSL.val(Long.toString(to.xid()))))
                .set(SEQ, to.seq())
                .set(field(name("updated_at"), SQLDataType.INSTANT), clock.instant())
                .where(NAME.eq(reader.key()))
                .execute();
    }

    private void rest(Duration pause) {
        try {
            boolean ending = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            running = running && !ending;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
