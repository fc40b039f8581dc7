package guanlan.engine.records;

import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction, tried again when it met another one: a value was taken in the same instant, or
 * records were locked in another order. Inside an open transaction that is for its owner to do.
 */
@Component
public class WriteAttempts {
    private static final int TRIES = 3;
    private static final String DEADLOCK = "40P01";

    private final TransactionTemplate transactions;

    WriteAttempts(TransactionTemplate transactions) {
        this.transactions = transactions;
    }

    public <T> T run(Supplier<T> work) {
        boolean own = !TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transactions.execute(_ -> work.get()));
            } catch (RuntimeException met) {
                if (!own || attempt == TRIES || !isAnothers(met)) {
                    throw met;
                }
            }
        }
    }

    /** jOOQ tells in its own words, Spring in others. */
    private static boolean isAnothers(RuntimeException met) {
        return met instanceof DuplicateKeyException
                || met instanceof PessimisticLockingFailureException
                || met instanceof DataAccessException sql && DEADLOCK.equals(sql.sqlState());
    }

    /** Done and taken back at once, to tell what it would do. */
    public <T> T tried(Supplier<T> work) {
        return Objects.requireNonNull(
                transactions.execute(
                        transaction -> {
                            transaction.setRollbackOnly();
                            return work.get();
                        }));
    }
}
