package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import guanlan.app.Application;
import guanlan.engine.schema.Statements;
import guanlan.platform.database.Patience;
import guanlan.testkit.Postgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** A question that takes too long for the one who waits is given up, and he is told what to do. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class PatienceIT {
    private static final String LONG =
            "select count(*) from generate_series(1, 20) g, pg_sleep(%s)";

    private final DSLContext dsl;
    private final JdbcClient jdbc;
    private final Statements statements;
    private final DataSource database;
    private final TransactionTemplate transactions;

    PatienceIT(
            @Autowired DSLContext dsl,
            @Autowired JdbcClient jdbc,
            @Autowired Statements statements,
            @Autowired DataSource database,
            @Autowired TransactionTemplate transactions) {
        this.dsl = dsl;
        this.jdbc = jdbc;
        this.statements = statements;
        this.database = database;
        this.transactions = transactions;
    }

    @Test
    void givesUpForWhoWaitsAndForNobodyElse() {
        givenUp(() -> dsl.fetch(LONG.formatted("60")));
        assertThat(dsl.fetch(LONG.formatted("0.01"))).hasSize(1);
    }

    @Test
    void givesUpHoweverItIsAsked() {
        String asked = LONG.formatted("60");
        givenUp(() -> jdbc.sql(asked).query(Long.class).single());
        givenUp(() -> statements.of(asked, () -> DSL.query(asked)).query(Long.class).single());
        givenUp(() -> transactions.execute(_ -> jdbc.sql(asked).query(Long.class).single()));
        givenUp(() -> copied("copy (" + asked + ") to stdout"));
    }

    private long copied(String sql) throws SQLException {
        try (var connection = database.getConnection()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            long read = 0;
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                read += row.length;
            }
            return read;
        }
    }

    /** Those who wait and jobs take the same connections in turn. */
    @Test
    void leavesNoLimitBehindForWhoTakesTheConnectionNext() {
        for (int turn = 0; turn < 20; turn++) {
            Duration patience = Duration.ofSeconds(turn % 3 + 5);
            String waiting = ScopedValue.where(Patience.CURRENT, patience).call(this::limit);
            assertThat(waiting).isEqualTo(patience.toSeconds() + "s");
            assertThat(limit()).isEqualTo("0");
        }
    }

    private String limit() {
        return jdbc.sql("show statement_timeout").query(String.class).single();
    }

    private static void givenUp(Callable<?> question) {
        Exception given =
                ScopedValue.where(Patience.CURRENT, Duration.ofSeconds(1))
                        .call(() -> catchException(question::call));
        assertThat(given).isNotNull();
        var told =
                new ProblemTranslation(DataSize.ofMegabytes(1)).of(Objects.requireNonNull(given));
        assertThat(told.code()).isEqualTo(ApiProblem.SLOW);
    }
}
