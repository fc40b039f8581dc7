package guanlan.engine.design;

import guanlan.platform.problems.Problem;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Changes tables that are being written to. A statement that waits for its lock makes every later
 * writer wait behind it, so it gives up after a moment, lets them pass, and tries again; what else
 * the transaction did stays done.
 */
@Component
class Alterations {
    private static final int TRIES = 80;
    private static final int LONGEST_PAUSE_MILLIS = 250;
    private static final int SHORTEST_PAUSE_MILLIS = 20;

    /** Lock not available, deadlock. */
    private static final Set<String> AGAIN = Set.of("55P03", "40P01");

    private final DSLContext dsl;

    Alterations(DSLContext dsl) {
        this.dsl = dsl;
    }

    void run(Runnable statements) {
        dsl.execute("set local lock_timeout = '80ms'");
        for (int attempt = 1; ; attempt++) {
            dsl.execute("savepoint alteration");
            try {
                statements.run();
                dsl.execute("release savepoint alteration");
                return;
            } catch (DataAccessException refused) {
                if (!AGAIN.contains(refused.sqlState())) {
                    throw refused;
                }
                dsl.execute("rollback to savepoint alteration");
                if (attempt == TRIES) {
                    throw new Problem(DesignProblem.BUSY);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(
                    ThreadLocalRandom.current()
                            .nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem(DesignProblem.BUSY);
        }
    }
}
