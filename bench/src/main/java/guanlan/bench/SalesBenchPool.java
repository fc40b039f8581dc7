package guanlan.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Customers that nobody followed up go into a pool by a rule, all of them in one run. */
final class SalesBenchPool {
    private static final int IDLE_DAYS = 30;

    private final ImportBenchVisitor manager;
    private final Connection database;

    SalesBenchPool(ImportBenchVisitor manager, Connection database) {
        this.manager = manager;
        this.database = database;
    }

    Figure released(double bar) throws Exception {
        age();
        String pool = made("pool", Map.of("name", "公海", "object", "account"));
        String rule =
                made(
                        "pool_rule",
                        Map.of(
                                "name",
                                "久未跟进",
                                "pool",
                                pool,
                                "idle_days",
                                IDLE_DAYS,
                                "active",
                                false));
        long begun = System.nanoTime();
        JsonNode run = manager.send("POST", "/api/pools/rules/" + rule + "/runs", Map.of());
        String path = "/api/mass/" + run.path("id").asString();
        while (run.path("state").asString().matches("waiting|running|queued|ordered")) {
            Thread.sleep(100);
            run = manager.get(path);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return Figure.atLeast(
                "customers released into a pool", "1/s", inPool(pool) / seconds, bar, 1);
    }

    private String made(String object, Map<String, ?> values) throws Exception {
        return manager.send("POST", "/api/records/" + object, values).path("id").asString();
    }

    /** As if all had come long ago: the bare statement over as many rows, for comparison. */
    private void age() throws SQLException {
        long begun = System.nanoTime();
        try (var statement = database.createStatement()) {
            int rows =
                    statement.executeUpdate(
                            "update t_main.account set created_at = created_at - interval '90 days', updated_at = updated_at - interval '90 days'");
            System.err.printf(
                    "a bare update of %d rows takes %.0f s%n",
                    rows, (System.nanoTime() - begun) / 1e9);
            statement.execute("vacuum analyze t_main.account");
        }
    }

    private long inPool(String pool) throws SQLException, IOException {
        try (var statement =
                database.prepareStatement(
                        "select count(*) from t_main.account where pool = cast(? as uuid)")) {
            statement.setString(1, pool);
            try (var counted = statement.executeQuery()) {
                counted.next();
                long count = counted.getLong(1);
                if (count == 0) {
                    throw new IOException("nothing was released");
                }
                return count;
            }
        }
    }
}
