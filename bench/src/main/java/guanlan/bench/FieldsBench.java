package guanlan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Fields are added to an object of many records while people write: the longest that anybody waits
 * for an answer meanwhile, beside the longest in a stretch as long in which nothing changes. Plain
 * fields, and one with an index over all records.
 */
final class FieldsBench implements Bench {
    private static final int RATE = 500;
    private static final int AT_ONCE = 10;
    private static final int WRITERS = 4;
    private static final int WARM_SECONDS = 20;
    private static final int SECONDS = 20;
    private static final double MOST_MILLISECONDS = 200;

    private final int rows;
    private final AtomicInteger numbers = new AtomicInteger();

    FieldsBench(int rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "fields";
    }

    /** When an answer was asked for and how long it took, in nanoseconds. */
    private record Wait(long begun, long nanoseconds) {}

    @Override
    public List<Figure> run(Product product) throws Exception {
        ImportBenchVisitor visitor = LoadedCompany.in(product, rows);
        Queue<Wait> waits = new ConcurrentLinkedQueue<>();
        var running = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> writers =
                    IntStream.range(0, WRITERS)
                            .mapToObj(_ -> threads.submit(writer(visitor, running, waits)))
                            .toList();
            Thread.sleep(WARM_SECONDS * 1_000L);
            long calm = System.nanoTime();
            Thread.sleep(SECONDS * 1_000L);
            long begun = System.nanoTime();
            List<Figure> figures = new ArrayList<>(add(visitor));
            Thread.sleep(Math.max(0, SECONDS * 1_000L - (System.nanoTime() - begun) / 1_000_000));
            long end = System.nanoTime();
            running.set(false);
            for (Future<Void> writer : writers) {
                writer.get();
            }
            double usual = longest(waits, calm, begun);
            double meanwhile = longest(waits, begun, end);
            System.err.printf("longest wait while nothing changes: %.0f ms%n", usual);
            figures.addFirst(
                    Figure.atMost(
                            "longest wait while fields are added",
                            "ms",
                            meanwhile,
                            MOST_MILLISECONDS,
                            1));
            figures.addFirst(
                    Figure.atLeast("records written", "1/s", rate(waits, calm, end), RATE, 0.95));
            return figures;
        }
    }

    /** At an even pace, whoever is late hurries. */
    private Callable<Void> writer(
            ImportBenchVisitor visitor, AtomicBoolean running, Queue<Wait> waits) {
        long pace = 1_000_000_000L * AT_ONCE * WRITERS / RATE;
        return () -> {
            long begun = System.nanoTime();
            for (int round = 0; running.get(); round++) {
                long early = begun + round * pace - System.nanoTime();
                if (early > 0) {
                    Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
                }
                long asked = System.nanoTime();
                visitor.send("POST", "/api/records/account/batch", batch());
                waits.add(new Wait(asked, System.nanoTime() - asked));
            }
            return null;
        };
    }

    private Map<String, ?> batch() {
        List<Map<String, Object>> some = new ArrayList<>();
        for (int at = 0; at < AT_ONCE; at++) {
            int number = numbers.incrementAndGet();
            some.add(Map.of("name", "途中客户" + number, "city", "上海", "employees", number % 1_000));
        }
        return Map.of("operation", "create", "rows", some);
    }

    /** How long each change takes until it is in force, for whoever makes it. */
    private static List<Figure> add(ImportBenchVisitor visitor) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (String type : List.of("text", "whole", "date")) {
            figures.add(add(visitor, Map.of("name", "bench_" + type, "type", type)));
        }
        figures.add(add(visitor, Map.of("name", "bench_indexed", "type", "text", "indexed", true)));
        return figures;
    }

    private static Figure add(ImportBenchVisitor visitor, Map<String, Object> words)
            throws Exception {
        long begun = System.nanoTime();
        visitor.send("POST", "/api/objects/account/fields", words);
        return Figure.atMost(
                "until the field " + words.get("name") + " is in force",
                "ms",
                (System.nanoTime() - begun) / 1e6,
                1_000,
                1);
    }

    private static double longest(Queue<Wait> waits, long from, long to) {
        return waits.stream()
                        .filter(wait -> wait.begun() + wait.nanoseconds() >= from)
                        .filter(wait -> wait.begun() < to)
                        .mapToLong(Wait::nanoseconds)
                        .max()
                        .orElseThrow()
                / 1e6;
    }

    private static double rate(Queue<Wait> waits, long from, long to) {
        long answers =
                waits.stream().filter(wait -> wait.begun() >= from && wait.begun() < to).count();
        return answers * AT_ONCE / ((to - from) / 1e9);
    }
}
