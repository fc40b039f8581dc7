package guanlan.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Kills the server, PostgreSQL or both at a random moment, again and again, while people write and
 * a mass operation runs; then starts anew and asks the tables. What was acknowledged is there, what
 * was not is absent or whole, the log tells of every version, the mass operation ends on each of
 * its records exactly once, the search index misses nothing, and its reader did nothing twice.
 */
final class CrashBench implements Bench {
    private static final int SEED = 20_260_401;
    private static final int TARGETS = 4_000;
    static final String MARK = "批量目标";

    private final int rounds;
    private final Random random = new Random(SEED);

    CrashBench(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public List<Figure> run(Product product) throws Exception {
        product.up();
        var visitor = new ImportBenchVisitor(product);
        visitor.signUp();
        visitor.send(
                "POST",
                "/api/records/account/batch",
                Map.of(
                        "operation",
                        "create",
                        "rows",
                        IntStream.range(0, TARGETS)
                                .mapToObj(at -> Map.of("name", MARK + at, "country", MARK))
                                .toList()));
        openLedger(product);
        int sound = 0;
        long begun = System.nanoTime();
        for (int round = 1; round <= rounds; round++) {
            List<String> faults = round(product, visitor, round);
            sound += faults.isEmpty() ? 1 : 0;
            System.err.printf("round %d: %s%n", round, faults.isEmpty() ? "sound" : faults);
        }
        System.err.printf(
                "%.1f s for a round%n", (System.nanoTime() - begun) / 1e9 / Math.max(1, rounds));
        return List.of(Figure.atLeast("kills without a fault", "rounds", sound, rounds, 1));
    }

    private static void openLedger(Product product) throws Exception {
        try (Connection database = DriverManager.getConnection(product.postgres().url())) {
            new CrashBenchChecks(database).awaitSearch();
            new CrashBenchLedger(database).open();
        }
    }

    private List<String> round(Product product, ImportBenchVisitor visitor, int round)
            throws Exception {
        var writers = new CrashBenchWriters(visitor, round);
        String mass = order(visitor, round);
        writers.start();
        Thread.sleep(100 + random.nextInt(1_500));
        kill(product);
        Thread.sleep(random.nextInt(1_500));
        writers.end();
        product.stop();
        product.up();
        try (Connection database = DriverManager.getConnection(product.postgres().url())) {
            var checks = new CrashBenchChecks(database);
            List<String> faults = new ArrayList<>(checks.written(writers, round));
            faults.addAll(checks.mass(mass, "城" + round));
            faults.addAll(checks.everything());
            new CrashBenchLedger(database)
                    .faults()
                    .forEach((what, count) -> faults.add(what + ": " + count));
            return faults;
        }
    }

    private static String order(ImportBenchVisitor visitor, int round) throws Exception {
        return visitor.send(
                        "POST",
                        "/api/records/account/mass",
                        Map.of(
                                "where",
                                "country == \"" + MARK + "\"",
                                "operation",
                                "update",
                                "values",
                                Map.of("city", "城" + round),
                                "expectedCount",
                                TARGETS))
                .path("id")
                .asString();
    }

    private void kill(Product product) throws Exception {
        int who = random.nextInt(3);
        if (who != 1) {
            kill(product.home().resolve("lock"), product);
        }
        if (who != 0) {
            kill(product.home().resolve("database/postmaster.pid"), product);
        }
    }

    private static void kill(Path file, Product product) throws Exception {
        long process = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        String line = Files.readString(Path.of("/proc", String.valueOf(process), "cmdline"));
        if (!line.contains(product.home().toString())) {
            throw new IllegalStateException("process " + process + " is somebody else's");
        }
        ProcessHandle handle = ProcessHandle.of(process).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get(30, TimeUnit.SECONDS);
    }
}
