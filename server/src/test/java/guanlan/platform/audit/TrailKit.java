package guanlan.platform.audit;

import guanlan.core.values.Ids;
import guanlan.platform.database.Tenants;
import guanlan.platform.secrets.Vault;
import guanlan.testkit.Clock;
import guanlan.testkit.Postgres;
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

    TrailKit(Postgres postgres) {
        this(postgres, KEY);
    }

    TrailKit(Postgres postgres, String key) {
        var manager = new DataSourceTransactionManager(postgres.dataSource());
        jdbc = postgres.jdbc();
        transactions = new TransactionTemplate(manager);
        sql = new TrailSql(jdbc, new Tenants(), transactions);
        keys = new AuditKeys(Vault.of(key));
        var entries = new AuditEntries(sql, keys);
        trail = new AuditTrail(new Ids(clock), clock, entries, new Gathering(entries, manager));
    }

    List<String> kinds() {
        return jdbc.sql("select kind from t_main.audit_entry order by id")
                .query(String.class)
                .list();
    }
}
