package guanlan.platform.database;

import guanlan.platform.access.Caller;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements of fixed shape in the schema of the caller's company, in one transaction. */
@Component
public class CompanySql {
    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final TransactionTemplate transactions;

    public CompanySql(JdbcClient jdbc, Tenants tenants, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.transactions = transactions;
    }

    public <T> T run(Function<JdbcClient, T> statements) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            jdbc.sql("select set_config('search_path', ? || ', public', true)")
                                    .param(tenants.schema(Caller.current().tenant()))
                                    .query(String.class)
                                    .single();
                            return statements.apply(jdbc);
                        }));
    }

    /** As a parameter that is cast to uuid[]. */
    public static String[] ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
