package guanlan.domain.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.pools.CompanyZone;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Random follow-ups, owners and states while two nodes look at once, against plain rules. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Timeout(180)
class WarningModelIT {
    private static final int ACCOUNTS = 12;
    private static final int ROUNDS = 8;
    private static final List<Integer> DAYS = List.of(3, 20, 40);

    private final MyWarnings warnings;
    private final JdbcClient jdbc;
    private final WarningKit kit;

    WarningModelIT(
            @Autowired Evaluations evaluations,
            @Autowired MyWarnings warnings,
            @Autowired Records records,
            @Autowired CompanyZone zone,
            @Autowired JdbcClient jdbc) {
        this.warnings = warnings;
        this.jdbc = jdbc;
        this.kit = new WarningKit(evaluations, warnings, records, zone, jdbc);
    }

    /** A customer as the naive machine knows him. */
    private static final class Naive {
        final UUID id;
        int days = 1;
        int owner;
        boolean sold = true;

        Naive(UUID id) {
            this.id = id;
        }

        void expected(int person, Set<String> warnings) {
            if (sold && owner == person) {
                if (days >= 14) {
                    warnings.add(id + " 14");
                }
                if (days >= 30) {
                    warnings.add(id + " 30");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void warnsAsPlainRulesSayAndNobodyTwice(long seed) throws Exception {
        var random = new Random(seed);
        List<Caller> people = List.of(kit.person(null), kit.person(null));
        List<Naive> accounts = new ArrayList<>();
        for (int at = 0; at < ACCOUNTS; at++) {
            accounts.add(new Naive(kit.account(people.getFirst(), 1)));
        }
        int warned = 0;
        for (int round = 0; round < ROUNDS; round++) {
            accounts.forEach(account -> happens(account, people, random));
            twoNodesLook();
            for (int person = 0; person < people.size(); person++) {
                int whose = person;
                Set<String> expected = new TreeSet<>();
                accounts.forEach(account -> account.expected(whose, expected));
                warned += expected.size();
                assertThat(held(people.get(person)))
                        .as("seed " + seed + ", round " + round)
                        .isEqualTo(expected);
            }
        }
        assertThat(warned).isPositive();
        long rung = rung();
        twoNodesLook();
        assertThat(rung()).isEqualTo(rung);
    }

    private void happens(Naive account, List<Caller> people, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                account.days = DAYS.get(random.nextInt(DAYS.size()));
                kit.heard(account.id, account.days);
            }
            case 1 -> {
                account.owner = random.nextInt(people.size());
                jdbc.sql("update t_main.account set owner = ? where id = ?")
                        .param(WarningKit.id(people.get(account.owner)))
                        .param(account.id)
                        .update();
            }
            case 2 -> {
                account.sold = random.nextBoolean();
                jdbc.sql("update t_main.account set lifecycle = ? where id = ?")
                        .param(account.sold ? "intent" : "lost")
                        .param(account.id)
                        .update();
            }
            default -> {}
        }
    }

    private Set<String> held(Caller person) {
        Set<String> held = new TreeSet<>();
        for (MyWarning each : person.call(() -> warnings.mine("all", 500))) {
            held.add(each.record() + (each.name().contains("14") ? " 14" : " 30"));
        }
        return held;
    }

    private long rung() {
        return jdbc.sql("select count(*) from t_main.notification where kind = 'warned'")
                .query(Long.class)
                .single();
    }

    private void twoNodesLook() throws Exception {
        Callable<Boolean> node =
                () -> {
                    kit.looked();
                    return true;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.of(node, node))) {
                assertThat(done.get()).isTrue();
            }
        }
    }
}
