package guanlan.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * People who write until the server is gone or they are told to end: single records and batches
 * that are all or nothing, each under a name of its own. What the server acknowledged is remembered
 * apart. A server that lost only its database may keep them waiting and then go on with them.
 */
final class CrashBenchWriters {
    static final int BATCH = 20;
    private static final int WRITERS = 4;

    private final ImportBenchVisitor visitor;
    private final int round;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    CrashBenchWriters(ImportBenchVisitor visitor, int round) {
        this.visitor = visitor;
        this.round = round;
    }

    void start() {
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            threads.add(Thread.ofVirtual().start(() -> write(number)));
        }
    }

    void end() throws InterruptedException {
        ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Names of acts that the server said are done. */
    Queue<String> acknowledged() {
        return acknowledged;
    }

    /** Names of all acts that were tried. */
    Queue<String> sent() {
        return sent;
    }

    private void write(int writer) {
        try {
            for (int at = 0; !ended; at++) {
                String act = "写%d-%d-%d".formatted(round, writer, at);
                sent.add(act);
                write(act, writer % 2 == 0 ? 1 : BATCH);
                acknowledged.add(act);
            }
        } catch (IOException gone) {
            // The server was killed; that is the end of this writer.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String act, int rows) throws IOException, InterruptedException {
        var all =
                IntStream.range(0, rows)
                        .mapToObj(at -> Map.of("name", act + "#" + at, "postal_code", act))
                        .toList();
        if (rows == 1) {
            visitor.send("POST", "/api/records/account", all.getFirst());
        } else {
            visitor.send(
                    "POST",
                    "/api/records/account/batch",
                    Map.of("operation", "create", "rows", all, "atomic", true));
        }
    }
}
