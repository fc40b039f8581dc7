package guanlan.edge.live;

import guanlan.engine.changes.Position;
import guanlan.platform.access.Caller;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One open page. Frames wait for it in bounded room; one that does not keep up loses them all and
 * is told so, and nobody waits for it.
 */
final class LiveClient {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final ArrayDeque<LiveFrame> waiting = new ArrayDeque<>();
    private final int room;
    private final Position start;
    private volatile Caller caller;
    private Position seen;
    private @Nullable String farewell;

    LiveClient(Caller caller, Position start, int room) {
        this.caller = caller;
        this.start = start;
        this.seen = start;
        this.room = room;
    }

    /** It is told everything after this place. */
    Position start() {
        return start;
    }

    Caller caller() {
        return caller;
    }

    /** The same person, with the rights of today. */
    void become(Caller today) {
        caller = today;
    }

    /**
     * The log has been followed to a place; null: nothing on the way there concerned this client.
     */
    void told(@Nullable String changes, Position upTo) {
        lock.lock();
        try {
            seen = upTo;
            if (changes == null) {
                return;
            }
            if (waiting.size() >= room) {
                waiting.clear();
                waiting.add(LiveFrame.resync(upTo));
            } else {
                waiting.add(new LiveFrame("change", upTo, changes));
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Something happened that is not in the log; once, however often before the page hears it. */
    void note(String event, String data) {
        lock.lock();
        try {
            boolean noted =
                    waiting.stream()
                            .anyMatch(
                                    frame ->
                                            frame.event().equals(event)
                                                    && frame.data().equals(data));
            if (!noted && waiting.size() < room) {
                waiting.add(new LiveFrame(event, seen, data));
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    void end(String reason) {
        lock.lock();
        try {
            farewell = reason;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next frame; a beat when there is none for so long. */
    LiveFrame next(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && farewell == null && left > 0) {
                left = news.awaitNanos(left);
            }
            if (farewell != null) {
                return LiveFrame.bye(seen, farewell);
            }
            return waiting.isEmpty() ? LiveFrame.beat(seen) : waiting.remove();
        } finally {
            lock.unlock();
        }
    }
}
