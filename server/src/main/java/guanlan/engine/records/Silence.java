package guanlan.engine.records;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The word of a transaction that it writes no line of the change log. Whoever follows the log must
 * wait for every transaction that may still write an older line; for one that has given its word he
 * need not. Work that takes long and only keeps what it makes of records gives it first of all.
 *
 * <p>The word is a lock on the transaction's own number, so it ends with the transaction, and
 * whoever looks at the log finds it there.
 */
@Component
public class Silence {
    /** The first half of the locks' key, which nothing else takes. */
    private static final int WORD = 20_261;

    private static final String KEPT = Silence.class.getName();
    private static final long WRAP = 1L << 32;

    private final DSLContext dsl;

    public Silence(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** In the open transaction, which from now on is refused to write records. */
    public void keep() {
        if (TransactionSynchronizationManager.hasResource(KEPT)) {
            return;
        }
        dsl.execute(
                """
                select pg_advisory_xact_lock_shared({0}, cast(number - case when number >= {1} then {2} else 0 end as int))
                  from (select cast(cast(pg_current_xact_id() as text) as bigint) % {2} as number) as own
                """,
                DSL.inline(WORD), DSL.inline(WRAP / 2), DSL.inline(WRAP));
        TransactionSynchronizationManager.bindResource(KEPT, true);
        TransactionSynchronizationManager.registerSynchronization(new Ending());
    }

    /** Refuses to write within a transaction that has given its word. */
    static void refute() {
        if (TransactionSynchronizationManager.hasResource(KEPT)) {
            throw new IllegalStateException(
                    "this transaction has promised to write no records: its readers went on without it");
        }
    }

    /**
     * The number of the oldest transaction that runs and may still write to the log; without one
     * the next number. Lines of older transactions are all there.
     */
    public static Field<?> oldestWriter() {
        return DSL.field(
                """
                coalesce(
                  (select min(running) from pg_snapshot_xip(pg_current_snapshot()) as running
                    where not exists (
                      select 1 from pg_locks as word
                       where word.locktype = 'advisory' and word.objsubid = 2
                         and cast(word.classid as bigint) = {0}
                         and cast(word.objid as bigint) = cast(cast(running as text) as bigint) % {1})),
                  pg_snapshot_xmax(pg_current_snapshot()))
                """,
                DSL.inline(WORD), DSL.inline(WRAP));
    }

    private static final class Ending implements TransactionSynchronization {
        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEPT);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEPT);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(KEPT, true);
        }
    }
}
