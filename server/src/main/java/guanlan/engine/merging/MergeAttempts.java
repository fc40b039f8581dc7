package guanlan.engine.merging;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction, tried again when it met another one: a merge locks records of many objects, and
 * whoever locked some of them in another order may have won.
 */
@Component
class MergeAttempts {
    private static final int TRIES = 3;

    private final TransactionTemplate transactions;

    MergeAttempts(TransactionTemplate transactions) {
        this.transactions = transactions;
    }

    <T> T run(Supplier<T> work) {
        boolean own = !TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transactions.execute(_ -> work.get()));
            } catch (PessimisticLockingFailureException | DuplicateKeyException met) {
                if (!own || attempt == TRIES) {
                    throw met;
                }
            }
        }
    }

    /** Done and taken back at once, to tell what it would do. */
    <T> T tried(Supplier<T> work) {
        return Objects.requireNonNull(
                transactions.execute(
                        transaction -> {
                            transaction.setRollbackOnly();
                            return work.get();
                        }));
    }
}
