package guanlan.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How fast a large company's records are listed, searched, added up and written through the API.
 * Beside it the SQL that somebody would write by hand, on the same server and the same table. The
 * customers come through the import, so the log and the search entries are there as well.
 */
final class RecordsBench implements Bench {
    private static final int SEED = 20_260_301;
    private static final int PORTION = 250_000;

    private final int rows;

    RecordsBench(int rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "records";
    }

    @Override
    public List<Figure> run(Product product) throws Exception {
        product.up();
        var visitor = new ImportBenchVisitor(product);
        visitor.signUp();
        load(visitor, product.scratch());
        List<Figure> figures = new ArrayList<>();
        try (var database = DriverManager.getConnection(product.postgres().url())) {
            awaitSearch(database);
            database.createStatement().execute("vacuum analyze t_main.account");
            database.createStatement().execute("analyze t_main.search_entry");
            figures.addAll(new RecordsBenchReads(visitor, database, rows).figures());
        }
        figures.addAll(new RecordsBenchWrites(visitor, product.postgres().url(), rows).figures());
        return figures;
    }

    void load(ImportBenchVisitor visitor, Path scratch) throws Exception {
        for (int from = 0; from < rows; from += PORTION) {
            Path file = scratch.resolve("customers.csv");
            int portion = Math.min(PORTION, rows - from);
            new ImportBenchCustomers(SEED + from, from).write(file, portion);
            JsonNode brought = visitor.upload(file, "account");
            String path = "/api/imports/" + brought.path("id").asString();
            visitor.send("POST", path + "/run", Map.of());
            JsonNode told = visitor.get(path);
            while (told.path("state").asString().equals("running")) {
                Thread.sleep(200);
                told = visitor.get(path);
            }
            if (told.at("/progress/created").asInt() != portion) {
                throw new IllegalStateException(told.path("progress").toString());
            }
            System.err.println("loaded " + (from + portion) + " of " + rows);
        }
    }

    private static void awaitSearch(Connection database) throws Exception {
        long begun = System.nanoTime();
        try (var statement = database.createStatement()) {
            while (true) {
                try (var left =
                        statement.executeQuery(
                                "select (select count(*) from t_main.account) - (select count(*) from t_main.search_entry where object = 'account')")) {
                    left.next();
                    if (left.getLong(1) <= 0) {
                        break;
                    }
                }
                Thread.sleep(2_000);
            }
        }
        System.err.printf("search caught up %.0f s later%n", (System.nanoTime() - begun) / 1e9);
    }
}
