package guanlan.engine.exchange;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends imports and exports, and tells of it in the same transaction. */
@Component
class WorkEndings {
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    WorkEndings(TransactionTemplate transactions, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.events = events;
    }

    void end(Runnable ending, WorkEnded told) {
        transactions.executeWithoutResult(
                _ -> {
                    ending.run();
                    events.publishEvent(told);
                });
    }
}
