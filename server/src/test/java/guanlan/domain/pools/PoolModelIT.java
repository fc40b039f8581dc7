package guanlan.domain.pools;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Random acts of random people: the product takes and refuses what the written rules do. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class PoolModelIT {
    private static final int ACTS = 250;

    private final Claims claims;
    private final PoolKit kit;

    PoolModelIT(@Autowired Claims claims, @Autowired Records records, @Autowired Queries queries) {
        this.claims = claims;
        this.kit = new PoolKit(records, queries);
    }

    /** What there is to act with. */
    private record World(
            NaivePools model, List<Caller> people, List<UUID> pools, List<UUID> records) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void acceptsAndRefusesAsTheRulesSay(long seed) {
        var random = new Random(seed);
        World world = world();
        for (int act = 0; act < ACTS; act++) {
            UUID record = any(world.records(), random);
            UUID pool = any(world.pools(), random);
            Caller who = any(world.people(), random);
            String said = "seed " + seed + ", act " + act;
            switch (random.nextInt(4)) {
                case 0, 1 ->
                        assertThat(claim(who, pool, record))
                                .as(said)
                                .isEqualTo(world.model().claim(PoolKit.id(who), pool, record));
                case 2 ->
                        assertThat(put(who, pool, record))
                                .as(said)
                                .isEqualTo(world.model().put(PoolKit.id(who), pool, record));
                default -> {
                    Caller to = any(world.people(), random);
                    assertThat(assign(who, pool, record, to))
                            .as(said)
                            .isEqualTo(
                                    world.model()
                                            .assign(PoolKit.id(who), pool, record, PoolKit.id(to)));
                }
            }
            assertThat(kit.owner(record)).as(said).isEqualTo(world.model().owner(record));
            assertThat(kit.poolOf(record)).as(said).isEqualTo(world.model().place(record));
        }
    }

    private World world() {
        List<Caller> people = new ArrayList<>();
        for (int at = 0; at < 4; at++) {
            people.add(kit.person());
        }
        var model = new NaivePools();
        UUID open =
                pool(
                        model,
                        new NaivePools.Terms(some(people, 0, 1, 2), some(people, 3), 12, 5, false));
        UUID strict =
                pool(
                        model,
                        new NaivePools.Terms(some(people, 1, 2, 3), some(people, 0), 8, 4, true));
        List<UUID> records = new ArrayList<>();
        for (int at = 0; at < 10; at++) {
            UUID pool = at % 2 == 0 ? open : strict;
            UUID record = kit.account(Map.of("pool", pool));
            model.record(record, pool);
            records.add(record);
        }
        return new World(model, people, List.of(open, strict), records);
    }

    private UUID pool(NaivePools model, NaivePools.Terms terms) {
        UUID id =
                kit.pool(
                        Map.of(
                                "members", List.copyOf(terms.members()),
                                "managers", List.copyOf(terms.managers()),
                                "per_day", terms.perDay(),
                                "holding", terms.holding(),
                                "reclaim", terms.never() ? "never" : "at_once"));
        model.pool(id, terms);
        return id;
    }

    private static Set<UUID> some(List<Caller> people, int... which) {
        return Set.copyOf(Arrays.stream(which).mapToObj(at -> PoolKit.id(people.get(at))).toList());
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean claim(Caller who, UUID pool, UUID record) {
        return PoolKit.done(who.call(() -> claims.claim(pool, List.of(record)))) == 1;
    }

    /** As a form does it: an owner releases, a manager moves. */
    private boolean put(Caller who, UUID pool, UUID record) {
        Outcome outcome =
                kit.change(
                        who,
                        Cause.Kind.SCREEN,
                        Pooled.ACCOUNT,
                        record,
                        Map.of("pool", pool, "pool_reason", "later"));
        return !(outcome instanceof Outcome.Rejected);
    }

    private boolean assign(Caller who, UUID pool, UUID record, Caller to) {
        try {
            var settled = who.call(() -> claims.assign(pool, List.of(record), PoolKit.id(to)));
            return PoolKit.done(settled) == 1;
        } catch (Problem refused) {
            assertThat(refused.code()).isEqualTo(PoolProblem.NOT_MANAGED);
            return false;
        }
    }
}
