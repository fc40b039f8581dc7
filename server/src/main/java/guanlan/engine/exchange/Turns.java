package guanlan.engine.exchange;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets the imports of a node write one chunk at a time, each in its turn. However many run, they
 * take no more of the database than one does, so that people at their screens feel no difference.
 */
@Component
class Turns {
    private final Semaphore turn = new Semaphore(1, true);

    <T> T take(Supplier<T> work) {
        await();
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    void take(Runnable work) {
        await();
        try {
            work.run();
        } finally {
            turn.release();
        }
    }

    /** A node that stops wakes whoever waits; another run goes on later. */
    private void await() {
        try {
            turn.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Ledger.Superseded();
        }
    }
}
