package guanlan.core.criteria;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs the recursive parser with room to spare. An overflow of the caller's stack could break
 * whatever class was being initialised at its end, for good, so it must not come to that.
 */
final class Roomy {
    private static final long STACK = 4 << 20;

    private Roomy() {}

    static <T> T run(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        new Thread(null, task, "criteria", STACK).start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException patience) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
