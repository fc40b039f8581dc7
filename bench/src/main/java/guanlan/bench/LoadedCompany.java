package guanlan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A company with many customers, who came by the import, so that the log, the search entries and
 * the index of duplicates are there as well, and no reader is behind. A large one is kept under
 * {@code target} for the next bench that needs as many: to take it a second time is to copy its
 * data folder.
 */
final class LoadedCompany {
    private static final int SEED = 20_260_301;
    private static final int PORTION = 250_000;
    private static final int LARGE = 200_000;

    /** What readers have still to do. */
    private static final String WAITING =
            """
            select (select count(*) from t_main.account)
                 - (select count(*) from t_main.search_entry where object = 'account')
                 + (select count(*) from t_main.account)
                 - (select count(*) from t_main.match_entry where object = 'account')
            """;

    private final Product product;
    private final int rows;

    private LoadedCompany(Product product, int rows) {
        this.product = product;
        this.rows = rows;
    }

    /** The product runs when this returns; told is its administrator, signed in. */
    static ImportBenchVisitor in(Product product, int rows) throws Exception {
        var company = new LoadedCompany(product, rows);
        if (rows < LARGE) {
            return company.made();
        }
        if (!Files.exists(company.kept())) {
            company.made();
            company.keep();
        } else {
            copy(company.kept(), product.home());
        }
        product.up();
        var visitor = new ImportBenchVisitor(product);
        visitor.signIn("lin");
        return visitor;
    }

    private Path kept() {
        return product.root().resolve("target/guanlan/companies/" + rows);
    }

    private ImportBenchVisitor made() throws Exception {
        product.up();
        var visitor = new ImportBenchVisitor(product);
        visitor.signUp();
        long begun = System.nanoTime();
        load(visitor);
        say("loaded", begun);
        try (var database = DriverManager.getConnection(product.postgres().url())) {
            awaitRest(database);
            say("indexed", begun);
            // To look for the twins of every customer takes one processor for long; what that
            // takes is another bench's question.
            database.createStatement().execute("truncate t_main.match_todo");
            database.createStatement().execute("vacuum analyze");
        }
        return visitor;
    }

    private void keep() throws IOException {
        product.stop();
        Path copying = kept().resolveSibling(rows + ".copying");
        Files.createDirectories(kept().getParent());
        Programs.run(List.of("rm", "-rf", copying.toString()), Map.of());
        copy(product.home(), copying);
        Files.move(copying, kept());
    }

    /** What is still to be written of the copy would be waited for by what is measured. */
    private static void copy(Path from, Path to) throws IOException {
        Programs.run(List.of("cp", "-a", from.toString(), to.toString()), Map.of());
        Programs.run(List.of("sync", "--file-system", to.toString()), Map.of());
    }

    private void load(ImportBenchVisitor visitor) throws Exception {
        Path file = product.scratch().resolve("customers.csv");
        for (int from = 0; from < rows; from += PORTION) {
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
        }
        Files.delete(file);
    }

    private static void awaitRest(Connection database) throws SQLException, InterruptedException {
        try (var statement = database.createStatement()) {
            while (true) {
                try (var waiting = statement.executeQuery(WAITING)) {
                    waiting.next();
                    if (waiting.getLong(1) <= 0) {
                        return;
                    }
                }
                Thread.sleep(5_000);
            }
        }
    }

    private void say(String what, long begun) {
        System.err.printf(
                "%d customers: %s after %.0f s%n", rows, what, (System.nanoTime() - begun) / 1e9);
    }
}
