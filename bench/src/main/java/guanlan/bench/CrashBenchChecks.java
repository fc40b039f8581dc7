package guanlan.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold in the tables after a crash; each answers with what does not. */
final class CrashBenchChecks {
    private static final long PATIENCE = 120_000_000_000L;

    private final Connection database;

    CrashBenchChecks(Connection database) {
        this.database = database;
    }

    /** Acknowledged acts are there, others absent or whole. */
    List<String> written(CrashBenchWriters writers, int round) throws SQLException {
        Map<String, Integer> rows = new HashMap<>();
        try (var statement = database.createStatement();
                var found =
                        statement.executeQuery(
                                "select postal_code, count(*) from t_main.account where postal_code like '写%d-%%' group by 1"
                                        .formatted(round))) {
            while (found.next()) {
                rows.put(found.getString(1), found.getInt(2));
            }
        }
        List<String> faults = new ArrayList<>();
        Set<String> acknowledged = new HashSet<>(writers.acknowledged());
        for (String act : writers.sent()) {
            int expected = whole(act);
            int there = rows.getOrDefault(act, 0);
            if (there != expected && (there != 0 || acknowledged.contains(act))) {
                faults.add("%s has %d of %d rows".formatted(act, there, expected));
            }
        }
        return faults;
    }

    private static int whole(String act) {
        int writer = Integer.parseInt(act.split("-")[1]);
        return writer % 2 == 0 ? 1 : CrashBenchWriters.BATCH;
    }

    /** It ends by itself, on every record, each changed once. */
    List<String> mass(String id, String city) throws Exception {
        List<String> faults = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE;
        String state = "select state from t_main.mass_operation where id = '" + id + "'";
        while (text(state).equals("running") && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        expect("state of the mass operation", "finished", text(state), faults);
        expect(
                "records it did not reach",
                "0",
                text(
                        "select count(*) from t_main.account where country = '"
                                + CrashBench.MARK
                                + "' and city is distinct from '"
                                + city
                                + "'"),
                faults);
        expect(
                "records it changed, by the log, that it did not count or changed twice",
                "0",
                text(
                        """
                        select (select changed from t_main.mass_operation where id = '%1$s') - count(distinct c.record)
                             + count(*) - count(distinct c.record)
                          from t_main.change c join t_main.change_set s on s.id = c.set_id where s.cause_id = '%1$s'
                        """
                                .formatted(id)),
                faults);
        return faults;
    }

    /** Table and log tell the same, and the search index knows every record. */
    List<String> everything() throws Exception {
        List<String> faults = new ArrayList<>();
        expect(
                "records whose version is not the number of their changes",
                "0",
                text(
                        """
                        select count(*) from t_main.account a
                        where a.version <> (select count(*) from t_main.change c where c.record = a.id)
                        """),
                faults);
        expect(
                "changes of records that are not there",
                "0",
                text(
                        """
                        select count(*) from t_main.change c
                        where c.object = 'account' and not exists (select from t_main.account a where a.id = c.record)
                        """),
                faults);
        expect("changes that the search index has not read", "0", awaitSearch(), faults);
        expect(
                "records that the search index misses",
                "0",
                text(
                        """
                        select count(*) from t_main.account a
                        where not exists (select from t_main.search_entry e where e.record = a.id)
                        """),
                faults);
        return faults;
    }

    /**
     * Until its reader has read the whole log; how many lines it has not at the end of patience.
     */
    String awaitSearch() throws Exception {
        String unread =
                """
                select count(*) from t_main.change c, t_main.change_reader r
                where r.name = 'search' and (c.xid, c.seq) > (r.xid, r.seq)
                """;
        long end = System.nanoTime() + PATIENCE;
        while (!text(unread).equals("0") && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        return text(unread);
    }

    private static void expect(String what, String expected, String found, List<String> faults) {
        if (!expected.equals(found)) {
            faults.add(what + ": " + found);
        }
    }

    private String text(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery(sql)) {
            return found.next() ? String.valueOf(found.getString(1)) : "absent";
        }
    }
}
