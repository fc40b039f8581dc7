package guanlan.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writing: single records by one and by many people, batches, and batches of records that may exist
 * already. The reference inserts the same rows into the same table, with a line of a log, in
 * transactions of the same size.
 */
final class RecordsBenchWrites {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double LEAST_RATIO = 1.0 / 3;
    private static final int BATCH = 1_000;
    private static final int BATCHES = 10;
    private static final int SECONDS = 5;
    private static final int WARM_SECONDS = 20;
    private static final String INSERT =
            """
            insert into t_main.account (id, version, name, city, revenue, employees, created_at, updated_at)
            values (?, 1, ?, ?, ?, ?, now(), now())
            """;
    private static final String LOG =
            "insert into reference_log (object, record, operation, at) values ('account', ?, 'c', now())";

    private final ImportBenchVisitor visitor;
    private final String url;
    private final int rows;
    private final AtomicInteger numbers = new AtomicInteger();

    RecordsBenchWrites(ImportBenchVisitor visitor, String url, int rows) {
        this.visitor = visitor;
        this.url = url;
        this.rows = rows;
    }

    List<Figure> figures() throws Exception {
        try (var database = connect();
                var statement = database.createStatement()) {
            statement.execute(
                    "create table if not exists reference_log (id bigint generated always as identity primary key, object text, record uuid, operation text, at timestamptz)");
            statement.execute(
                    "create index if not exists reference_log_record on reference_log (record)");
        }
        create(4, WARM_SECONDS);
        List<Figure> figures = new ArrayList<>();
        for (int clients : new int[] {1, 4, 16}) {
            create(clients, SECONDS);
            figures.add(
                    Figure.atLeast(
                            "create one record, %d clients".formatted(clients),
                            "rows/s",
                            create(clients, SECONDS),
                            insert(clients),
                            LEAST_RATIO));
        }
        double byHand = insertedInBatches();
        figures.add(
                Figure.atLeast(
                        "create in batches of 1,000",
                        "rows/s",
                        batches("create"),
                        byHand,
                        LEAST_RATIO));
        figures.add(
                Figure.atLeast(
                        "upsert in batches of 1,000, half of them new",
                        "rows/s",
                        batches("upsert"),
                        byHand,
                        LEAST_RATIO));
        return figures;
    }

    private double create(int clients, int seconds) throws Exception {
        return rate(
                clients,
                seconds,
                () -> {
                    Line line = visitor.line();
                    return () -> {
                        line.ask(
                                "POST",
                                "/api/records/account",
                                "",
                                JSON.writeValueAsBytes(row(numbers.incrementAndGet())));
                        return 1;
                    };
                });
    }

    private double insert(int clients) throws Exception {
        List<Connection> open = new ArrayList<>();
        try {
            return rate(
                    clients,
                    SECONDS,
                    () -> {
                        Connection database = connect();
                        open.add(database);
                        database.setAutoCommit(false);
                        PreparedStatement insert = database.prepareStatement(INSERT);
                        PreparedStatement log = database.prepareStatement(LOG);
                        return () -> {
                            bind(insert, log, numbers.incrementAndGet());
                            insert.executeUpdate();
                            log.executeUpdate();
                            database.commit();
                            return 1;
                        };
                    });
        } finally {
            for (Connection database : open) {
                database.close();
            }
        }
    }

    /** Each client's own act, made before the clock runs; rows a second of all together. */
    private static double rate(int clients, int seconds, Callable<Callable<Integer>> client)
            throws Exception {
        List<Callable<Integer>> acts = new ArrayList<>();
        for (int at = 0; at < clients; at++) {
            acts.add(client.call());
        }
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        long done = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (Callable<Integer> act : acts) {
                all.add(threads.submit(() -> until(end, act)));
            }
            for (Future<Integer> each : all) {
                done += each.get();
            }
        }
        return done / ((System.nanoTime() - begun) / 1e9);
    }

    private static int until(long end, Callable<Integer> act) throws Exception {
        int done = 0;
        while (System.nanoTime() < end) {
            done += act.call();
        }
        return done;
    }

    private double batches(String operation) throws Exception {
        long begun = 0;
        for (int batch = -2; batch < BATCHES; batch++) {
            if (batch == 0) {
                begun = System.nanoTime();
            }
            List<Map<String, Object>> all = new ArrayList<>();
            for (int at = 0; at < BATCH; at++) {
                Map<String, Object> row = row(numbers.incrementAndGet());
                if (operation.equals("upsert")) {
                    row.put(
                            "uscc",
                            ImportBenchCustomers.code(
                                    at % 2 == 0 ? known(at) : 500_000_000 + numbers.get()));
                }
                all.add(row);
            }
            var sent = new HashMap<String, Object>(Map.of("operation", operation, "rows", all));
            if (operation.equals("upsert")) {
                sent.put("by", "uscc");
            }
            visitor.send("POST", "/api/records/account/batch", sent);
        }
        return BATCHES * BATCH / ((System.nanoTime() - begun) / 1e9);
    }

    private int known(int at) {
        return (numbers.get() * 31 + at) % rows;
    }

    private double insertedInBatches() throws SQLException {
        try (var database = connect();
                var insert = database.prepareStatement(INSERT);
                var log = database.prepareStatement(LOG)) {
            database.setAutoCommit(false);
            long begun = 0;
            for (int batch = -2; batch < BATCHES; batch++) {
                if (batch == 0) {
                    begun = System.nanoTime();
                }
                for (int at = 0; at < BATCH; at++) {
                    bind(insert, log, numbers.incrementAndGet());
                    insert.addBatch();
                    log.addBatch();
                }
                insert.executeBatch();
                log.executeBatch();
                database.commit();
            }
            return BATCHES * BATCH / ((System.nanoTime() - begun) / 1e9);
        }
    }

    private static void bind(PreparedStatement insert, PreparedStatement log, int number)
            throws SQLException {
        UUID id =
                new UUID(
                        System.currentTimeMillis() << 16 | 0x7000L | number & 0xFFF,
                        number | 1L << 63);
        insert.setObject(1, id);
        insert.setString(2, "新客户" + number + "有限公司");
        insert.setString(3, "上海");
        insert.setBigDecimal(4, BigDecimal.valueOf(number));
        insert.setLong(5, number % 1000);
        log.setObject(1, id);
    }

    private static Map<String, Object> row(int number) {
        return new HashMap<>(
                Map.of(
                        "name",
                        "新客户" + number + "有限公司",
                        "city",
                        "上海",
                        "revenue",
                        number,
                        "employees",
                        number % 1000));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url + "&reWriteBatchedInserts=true");
    }
}
