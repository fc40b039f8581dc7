package guanlan.platform.audit;

import guanlan.platform.database.Tenants;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Statements in a company's schema, in the transaction that is open or in one of their own. The
 * company is named: a refused sign-in has no caller.
 */
@Component
class TrailSql {
    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final TransactionTemplate transactions;

    TrailSql(JdbcClient jdbc, Tenants tenants, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.transactions = transactions;
    }

    <T> T run(String tenant, Function<JdbcClient, T> statements) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            jdbc.sql("select set_config('search_path', ? || ', public', true)")
                                    .param(tenants.schema(tenant))
                                    .query(String.class)
                                    .single();
                            return statements.apply(jdbc);
                        }));
    }
}
