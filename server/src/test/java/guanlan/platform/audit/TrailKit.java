package guanlan.platform.audit;

import guanlan.core.values.Ids;
import guanlan.platform.database.Tenants;
import guanlan.platform.secrets.Vault;
import guanlan.testkit.Clock;
import guanlan.testkit.Postgres;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the trail on a database of their own. */
final class TrailKit {
    static final String KEY = "A".repeat(43) + "=";

    final Clock clock = new Clock();
    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final TrailSql sql;
    final AuditKeys keys;
    final AuditTrail trail;
    final Anchors anchors;
    final Sealing sealing;
    final Verification verification;
    final Retention retention;

    TrailKit(Postgres postgres, Path secrets) {
        this(postgres, secrets, KEY);
    }

    TrailKit(Postgres postgres, Path secrets, String key) {
        var manager = new DataSourceTransactionManager(postgres.dataSource());
        jdbc = postgres.jdbc();
        transactions = new TransactionTemplate(manager);
        sql = new TrailSql(jdbc, new Tenants(), transactions);
        keys = new AuditKeys(Vault.of(key));
        var entries = new AuditEntries(sql, keys);
        trail = new AuditTrail(new Ids(clock), clock, entries, new Gathering(entries, manager));
        anchors = new Anchors(secrets);
        sealing = new Sealing(sql, keys, anchors, trail, clock);
        verification = new Verification(sql, keys, anchors, manager, clock);
        retention = new Retention(sql, new Farewells(keys), trail, clock);
    }

    /** What somebody does who owns the database. */
    int tamper(String statement) {
        var tables = List.of("audit_entry", "audit_seal", "audit_farewell");
        tables.forEach(
                table -> jdbc.sql("alter table t_main." + table + " disable trigger all").update());
        int rows = jdbc.sql(statement).update();
        tables.forEach(
                table -> jdbc.sql("alter table t_main." + table + " enable trigger all").update());
        return rows;
    }

    void empty() {
        tamper("truncate t_main.audit_entry, t_main.audit_seal, t_main.audit_farewell");
    }

    List<String> kinds() {
        return jdbc.sql("select kind from t_main.audit_entry order by id")
                .query(String.class)
                .list();
    }
}
