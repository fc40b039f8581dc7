package guanlan.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.core.criteria.Checked;
import guanlan.core.criteria.EvaluationContext;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Thousands of random conditions mean the same in memory and in tables, and survive printing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlCriteriaRandomIT {
    @RegisterExtension static final Postgres POSTGRES = Postgres.empty();

    private static final long SEED = Long.getLong("criteria.seed", 20_260_521);
    private static final int CASES = Integer.getInteger("criteria.cases", 2_000);
    private static final int ACCOUNTS = 120;
    private static final List<String> ZONES =
            List.of(
                    "Asia/Shanghai",
                    "UTC",
                    "America/New_York",
                    "America/Sao_Paulo",
                    "Asia/Kathmandu",
                    "+08:00",
                    "-03:30",
                    "UTC+9");
    private static final List<Instant> NOWS =
            List.of(
                    Instant.parse("2026-05-20T18:30:00Z"),
                    Instant.parse("2026-05-20T15:59:59.999999Z"),
                    Instant.parse("2026-12-31T16:00:00Z"),
                    Instant.parse("2024-02-29T03:30:00Z"));

    private final CriteriaWorld world = new CriteriaWorld(new Random(SEED), ACCOUNTS);
    private CriteriaTables tables = new CriteriaTables(DSL.using(SQLDialect.POSTGRES));

    @BeforeAll
    void store() {
        tables = new CriteriaTables(DSL.using(POSTGRES.dataSource(), SQLDialect.POSTGRES));
        tables.store(world);
    }

    @Test
    void meansTheSameInMemoryAndInTables() {
        List<String> differences = new ArrayList<>();
        int telling = 0;
        for (int i = 0; i < CASES && differences.size() < 5; i++) {
            Random random = new Random(SEED + i);
            Checked checked =
                    CriteriaWorld.check(new RandomCriteria(random).condition(random.nextInt(5)));
            EvaluationContext context = context(random);
            Set<UUID> expected = world.inMemory(checked, context);
            difference(checked, context, expected).ifPresent(differences::add);
            telling += expected.isEmpty() || expected.size() == ACCOUNTS ? 0 : 1;
        }
        assertThat(differences).isEmpty();
        assertThat(telling).as("conditions that tell accounts apart").isGreaterThan(CASES / 3);
    }

    private Optional<String> difference(
            Checked checked, EvaluationContext context, Set<UUID> expected) {
        String what = "\n%s\nin %s\n".formatted(checked, context);
        if (!CriteriaWorld.check(checked.cel()).equals(checked)) {
            return Optional.of(what + "is another condition when read again");
        }
        try {
            Set<UUID> found = tables.find(checked, context);
            return found.equals(expected)
                    ? Optional.empty()
                    : Optional.of(
                            "%s%s\nfound %s\nnot   %s"
                                    .formatted(
                                            what, tables.sql(checked, context), found, expected));
        } catch (DataAccessException refused) {
            return Optional.of(what + refused.getMessage());
        }
    }

    private static EvaluationContext context(Random random) {
        return new EvaluationContext(
                random.nextInt(5) == 0 ? null : CriteriaWorld.any(random, CriteriaWorld.USERS),
                CriteriaWorld.any(random, NOWS),
                ZoneId.of(CriteriaWorld.any(random, ZONES)));
    }
}
