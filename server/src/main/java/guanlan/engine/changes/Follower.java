package guanlan.engine.changes;

import guanlan.platform.access.Caller;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader at work for one company. A helping that fails is tried again at half its size, so that
 * the change at fault is soon alone; alone it is tried a few times and then laid aside. When
 * nothing at all succeeds the reader itself must be at fault, and it waits for somebody to mend it.
 */
final class Follower implements Runnable {
    static final int MOST = 2000;
    static final int ATTEMPTS = 3;
    private static final int MOST_IN_A_ROW = 100;
    private static final int FEW = 100;
    private static final Duration GATHERED = Duration.ofMillis(100);
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final ChangeReader reader;
    private final String tenant;
    private final Steps steps;
    private final Semaphore bell = new Semaphore(0);
    private boolean known;
    private int helping = MOST;
    private int failures;
    private int buried;
    private Duration idle = SHORTEST;
    private volatile boolean running = true;

    Follower(ChangeReader reader, String tenant, Steps steps) {
        this.reader = reader;
        this.tenant = tenant;
        this.steps = steps;
    }

    @Override
    public void run() {
        while (running) {
            Duration pause = Caller.system(tenant).call(this::turn);
            if (pause.isPositive()) {
                rest(pause);
            }
        }
    }

    /** There may be news. */
    void wake() {
        bell.release();
    }

    /** Ends after the step at hand, since an interrupt would tear its connection. */
    void stop() {
        running = false;
        bell.release();
    }

    private Duration turn() {
        try {
            if (!known) {
                steps.begin(reader);
                known = true;
            }
            return took(steps.step(reader, helping));
        } catch (Exception | Error failed) {
            return running ? refused(failed) : Duration.ZERO;
        }
    }

    /**
     * A change that still waits for an older transaction is looked for again soon; where there is
     * none, whoever writes one rings.
     */
    private Duration took(Steps.Step step) {
        failures = 0;
        if (step.changes() > 0) {
            buried = 0;
            helping = Math.min(MOST, helping * 2);
            idle = SHORTEST;
            gather(step.changes());
            return Duration.ZERO;
        }
        idle = step.nothing() ? IDLE : shorter(idle.multipliedBy(2), IDLE);
        return idle;
    }

    /**
     * Who writes one by one would have a step, and its commit, made for each of his records; a
     * moment later there are several, for one step.
     */
    private void gather(int changes) {
        if (changes >= FEW) {
            return;
        }
        try {
            Thread.sleep(GATHERED);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private Duration refused(Throwable failed) {
        boolean outage = Failures.outage(failed);
        if (!outage && known && helping > 1) {
            helping = helping / 2;
            return Duration.ZERO;
        }
        failures++;
        LOG.error("reader {} of {} failed, attempt {}", reader.key(), tenant, failures, failed);
        if (outage || !known) {
            return pause();
        }
        boolean patient = buried == 0 && failures < ATTEMPTS;
        if (reader.strict() || patient || buried >= MOST_IN_A_ROW) {
            return noted(failed);
        }
        return laidAside(failed);
    }

    private Duration noted(Throwable failed) {
        try {
            steps.failed(reader, failed);
        } catch (RuntimeException unwritten) {
            LOG.error(
                    "reader {} of {} cannot tell that it failed", reader.key(), tenant, unwritten);
        }
        return pause();
    }

    private Duration laidAside(Throwable failed) {
        try {
            steps.bury(reader, failed, failures);
            LOG.warn("reader {} of {} laid a change aside", reader.key(), tenant);
            buried++;
            failures = 0;
            return Duration.ZERO;
        } catch (RuntimeException unwritten) {
            LOG.error("reader {} of {} cannot lay a change aside", reader.key(), tenant, unwritten);
            return pause();
        }
    }

    private Duration pause() {
        return shorter(FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10)), LONGEST_PAUSE);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** News cuts an idle rest short, not the pause after a failure. */
    private void rest(Duration pause) {
        try {
            if (failures > 0) {
                bell.drainPermits();
            }
            if (bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
                idle = SHORTEST;
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
