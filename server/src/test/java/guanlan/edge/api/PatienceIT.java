package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import guanlan.app.Application;
import guanlan.platform.database.Patience;
import guanlan.testkit.Postgres;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.unit.DataSize;

/** A question that takes too long for the one who waits is given up, and he is told what to do. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class PatienceIT {
    private static final String LONG =
            "select count(*) from generate_series(1, 20) g, pg_sleep(%s)";

    private final DSLContext dsl;

    PatienceIT(@Autowired DSLContext dsl) {
        this.dsl = dsl;
    }

    @Test
    void givesUpForWhoWaitsAndForNobodyElse() {
        Exception given =
                ScopedValue.where(Patience.CURRENT, Duration.ofSeconds(1))
                        .call(() -> catchException(() -> dsl.fetch(LONG.formatted("60"))));
        assertThat(given).isNotNull();
        var told = new ProblemTranslation(DataSize.ofMegabytes(1)).of(given);
        assertThat(told.code()).isEqualTo(ApiProblem.SLOW);
        assertThat(dsl.fetch(LONG.formatted("0.01"))).hasSize(1);
    }
}
