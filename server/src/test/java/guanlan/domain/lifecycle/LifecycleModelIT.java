package guanlan.domain.lifecycle;

import static guanlan.domain.lifecycle.LifecycleKit.system;
import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Random wins, follow-ups, deals, states by hand and days that pass, while two nodes look at all
 * accounts at once: each account stands where plain rules say, and every move is in the log once.
 */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Timeout(180)
class LifecycleModelIT {
    private static final int ACCOUNTS = 24;
    private static final int ROUNDS = 12;

    /** Days that lie well beside those that the rules speak of, whenever a day ends. */
    private static final List<Integer> DAYS = List.of(5, 40, 80, 120, 170, 200, 300, 400, 600, 800);

    private static final List<String> STATES =
            List.of("potential", "intent", "won", "active", "at_risk", "dormant", "lost");

    private final Settlement settlement;
    private final CompanyZone zone;
    private final JdbcClient jdbc;
    private final LifecycleKit kit;

    LifecycleModelIT(
            @Autowired Settlement settlement,
            @Autowired CompanyZone zone,
            @Autowired JdbcClient jdbc,
            @Autowired Records records,
            @Autowired Queries queries) {
        this.settlement = settlement;
        this.zone = zone;
        this.jdbc = jdbc;
        this.kit = new LifecycleKit(records, queries, jdbc);
    }

    /** An account as the naive machine knows it. */
    private static final class Naive {
        @Nullable Integer won;
        @Nullable Integer followed;
        int deals;
        int odds;
        boolean kept;
        String state = "potential";
        long moves;

        void settle() {
            String should = should();
            if (!kept && !state.equals(should)) {
                state = should;
                moves++;
            }
        }

        void byHand(String to) {
            if (!state.equals(to)) {
                state = to;
                moves++;
                kept = true;
            }
        }

        private String should() {
            if (won != null) {
                int quiet = followed == null ? Integer.MAX_VALUE : followed;
                if (deals == 0 && won >= 730 && quiet >= 365) {
                    return "lost";
                }
                if (deals == 0 && won >= 365) {
                    return "dormant";
                }
                if (deals == 0 && won >= 180 && quiet >= 60) {
                    return "at_risk";
                }
                return deals > 0 ? "active" : "won";
            }
            if (deals > 0 && odds >= 60) {
                return "negotiating";
            }
            return deals > 0 || followed != null && followed < 90 ? "intent" : "potential";
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void standsWherePlainRulesSay(long seed) throws Exception {
        var random = new Random(seed);
        List<UUID> accounts = new ArrayList<>();
        List<Naive> naive = new ArrayList<>();
        for (int at = 0; at < ACCOUNTS; at++) {
            accounts.add(kit.account(Map.of()));
            naive.add(new Naive());
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int at = 0; at < ACCOUNTS; at++) {
                happens(accounts.get(at), naive.get(at), random);
            }
            twoNodesLook();
            naive.forEach(Naive::settle);
            for (int at = 0; at < ACCOUNTS; at++) {
                String said = "seed " + seed + ", round " + round + ", account " + at;
                assertThat(kit.state(accounts.get(at))).as(said).isEqualTo(naive.get(at).state);
                assertThat(kit.moves(accounts.get(at))).as(said).isEqualTo(naive.get(at).moves);
            }
        }
    }

    private void happens(UUID account, Naive naive, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> naive.won = random.nextInt(3) == 0 ? null : any(random);
            case 1 -> naive.followed = random.nextInt(3) == 0 ? null : any(random);
            case 2 -> {
                naive.deals = random.nextInt(3);
                naive.odds = random.nextBoolean() ? 80 : 20;
            }
            case 3 -> {
                String to = STATES.get(random.nextInt(STATES.size()));
                kit.change(account, Map.of("lifecycle", to, "lifecycle_reason", "模型"));
                naive.byHand(to);
            }
            case 4 -> {
                jdbc.sql(
                                "update t_main.account set lifecycle_until = current_date - 5 where id = ?")
                        .param(account)
                        .update();
                naive.kept = false;
            }
            default -> {}
        }
        kit.known(account, naive.won, naive.followed, naive.deals, naive.odds);
    }

    private static Integer any(Random random) {
        return DAYS.get(random.nextInt(DAYS.size()));
    }

    private void twoNodesLook() throws Exception {
        Caller company = system(zone::caller);
        Callable<Boolean> node =
                () ->
                        ScopedValue.where(Caller.CURRENT, company)
                                .call(
                                        () -> {
                                            settlement.all();
                                            return true;
                                        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.of(node, node))) {
                assertThat(done.get()).isTrue();
            }
        }
    }
}
