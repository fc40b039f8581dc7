package guanlan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.JsonNode;

/**
 * How fast a file of typed customers becomes records through the API: read, validated,
 * duplicate-checked by credit code, logged, undoable. Beside it bare {@code COPY} of the same rows
 * into a table with the same indexes, in the same database. Taken twice: on a server just started,
 * and once it is warm. With {@code --duplicates update} the second file brings the same customers
 * with other values; with {@code --format xlsx} both are workbooks. A bar for the heap is set from
 * outside: {@code GUANLAN_JAVA_OPTIONS=-Xmx512m}.
 */
final class ImportBench implements Bench {
    private static final int SEED = 20_260_101;
    private static final double LEAST_RATIO = 1.0 / 8;
    private static final double MOST_MEGABYTES = 1024;

    private final int rows;
    private final boolean workbook;
    private final boolean update;

    ImportBench(int rows, String format, String duplicates) {
        this.rows = rows;
        this.workbook = format.equals("xlsx");
        this.update = duplicates.equals("update");
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public List<Figure> run(Product product) throws Exception {
        product.up();
        var visitor = new ImportBenchVisitor(product);
        visitor.signUp();
        List<Double> ours = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            Path file = product.scratch().resolve("customers.csv");
            boolean again = update && run > 0;
            new ImportBenchCustomers(SEED + run, update ? 0 : run * rows).write(file, rows);
            Path brought = workbook ? ImportBenchWorkbook.of(file) : file;
            ours.add(rows / seconds(visitor, brought, again ? "updated" : "created"));
        }
        double memory = peakMegabytes(product.process());
        try (var database = DriverManager.getConnection(product.postgres().url())) {
            awaitSearch(database);
            double bare = rows / copySeconds(database, product.scratch().resolve("rows.copy"));
            checkLog(database);
            return List.of(
                    Figure.atLeast(
                            "import, server just started",
                            "rows/s",
                            ours.getFirst(),
                            bare,
                            LEAST_RATIO),
                    Figure.atLeast(
                            "import, server warm", "rows/s", ours.getLast(), bare, LEAST_RATIO),
                    Figure.atMost("peak memory of the server", "MB", memory, MOST_MEGABYTES, 1));
        }
    }

    /** From the order to run until it is told finished. */
    private double seconds(ImportBenchVisitor visitor, Path file, String outcome) throws Exception {
        JsonNode brought = visitor.upload(file, "account");
        for (JsonNode column : brought.path("columns")) {
            require(column.hasNonNull("suggestion"), "no field for " + column.path("header"));
        }
        String path = "/api/imports/" + brought.path("id").asString();
        if (outcome.equals("updated")) {
            var policy = Map.of("by", "uscc", "policy", "update");
            visitor.send("PATCH", path, Map.of("duplicates", policy));
        }
        long begun = System.nanoTime();
        visitor.send("POST", path + "/run", Map.of());
        JsonNode told = visitor.get(path);
        while (told.path("state").asString().equals("running")) {
            Thread.sleep(20);
            told = visitor.get(path);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        require(told.path("state").asString().equals("finished"), told.toString());
        int changed = told.at("/progress/" + outcome).asInt();
        require(changed == rows, told.path("progress").toString());
        return seconds;
    }

    /** The search index follows in the background; it must not slow the reference down. */
    private static void awaitSearch(Connection database) throws Exception {
        while (number(database, "select count(*) from t_main.account")
                > number(
                        database,
                        "select count(*) from t_main.search_entry where object = 'account'")) {
            Thread.sleep(200);
        }
    }

    private double copySeconds(Connection database, Path file) throws Exception {
        CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
        try (var statement = database.createStatement()) {
            try (var out = Files.newOutputStream(file)) {
                copy.copyOut(
                        "copy (select * from t_main.account order by id limit "
                                + rows
                                + ") to stdout",
                        out);
            }
            List<Double> times = new ArrayList<>();
            for (int run = 0; run < 3; run++) {
                statement.execute("drop table if exists reference");
                statement.execute("create table reference (like t_main.account including all)");
                times.add(timed(copy, file));
            }
            return times.stream().sorted().toList().get(1);
        }
    }

    private static double timed(CopyManager copy, Path file) throws IOException, SQLException {
        long begun = System.nanoTime();
        try (var in = Files.newInputStream(file)) {
            copy.copyIn("copy reference from stdin", in, 1 << 16);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private void checkLog(Connection database) throws SQLException {
        long logged =
                number(
                        database,
                        """
                        select count(*) from t_main.account a
                        where exists (select 1 from t_main.change c join t_main.change_set s on s.id = c.set_id
                                      where c.record = a.id and c.operation = 'c' and s.cause_kind = 'import')
                        """);
        long created = update ? rows : 2L * rows;
        require(logged == created, logged + " of " + created + " rows are in the change log");
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The most that the process has held at any time. */
    private static double peakMegabytes(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process), "status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
