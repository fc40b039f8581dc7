package guanlan.domain.pools;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Many at once: nobody beyond his limit, no record to two. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ClaimRushIT {
    private final Claims claims;
    private final JdbcClient jdbc;
    private final PoolKit kit;

    ClaimRushIT(
            @Autowired Claims claims,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired JdbcClient jdbc) {
        this.claims = claims;
        this.jdbc = jdbc;
        this.kit = new PoolKit(records, queries);
    }

    @Test
    @Timeout(120)
    void ofThirtyTwoWhoWantTheSameEachRecordGoesToOne() throws Exception {
        List<Caller> people = people(32);
        UUID pool = kit.pool(Map.of("members", ids(people), "per_day", 3));
        List<UUID> all = kit.accounts(60, Map.of("pool", pool));

        List<Callable<Claims.Settled>> acts = new ArrayList<>();
        for (Caller person : people) {
            acts.add(() -> person.call(() -> claims.claim(pool, all.subList(0, 30))));
            acts.add(() -> person.call(() -> claims.claim(pool, all.subList(15, 60))));
        }
        long done = run(acts).stream().mapToLong(PoolKit::done).sum();

        assertThat(done).isEqualTo(60);
        Map<Object, Integer> held = held(all);
        assertThat(held.keySet()).doesNotContain(pool);
        assertThat(held.values()).allMatch(count -> count <= 3);
        assertThat(claimsIn(pool)).isEqualTo(60);
    }

    @Test
    @Timeout(120)
    void manyWhoTakeTheNextEachFindAnother() throws Exception {
        List<Caller> people = people(32);
        UUID pool = kit.pool(Map.of("members", ids(people), "holding", 2));
        List<UUID> all = kit.accounts(64, Map.of("pool", pool));

        List<Callable<Claims.Settled>> acts = new ArrayList<>();
        for (Caller person : people) {
            for (int turn = 0; turn < 3; turn++) {
                acts.add(() -> person.call(() -> claims.claimNext(pool, 1, Filter.ALL, null)));
            }
        }
        run(acts);
        Map<Object, Integer> stormed = held(all);
        stormed.remove(pool);
        assertThat(stormed.values()).allMatch(count -> count <= 2);

        // Who found all of them in others' hands comes again.
        for (Caller person : people) {
            person.call(() -> claims.claimNext(pool, 2, Filter.ALL, null));
        }
        Map<Object, Integer> held = held(all);
        assertThat(held.values()).allMatch(count -> count <= 2);
        assertThat(held.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(64);
        assertThat(held).hasSize(32);
    }

    @Test
    @Timeout(60)
    void twoWindowsOfOnePersonDoNotBothUseHisLastClaim() throws Exception {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of("members", List.of(PoolKit.id(rep)), "per_day", 1));
        List<UUID> all = kit.accounts(16, Map.of("pool", pool));

        List<Callable<Claims.Settled>> acts = new ArrayList<>();
        for (UUID account : all) {
            acts.add(() -> rep.call(() -> claims.claim(pool, List.of(account))));
        }
        long done = run(acts).stream().mapToLong(PoolKit::done).sum();

        assertThat(done).isOne();
    }

    private List<Caller> people(int count) {
        List<Caller> people = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            people.add(kit.person());
        }
        return people;
    }

    private static List<UUID> ids(List<Caller> people) {
        return people.stream().map(PoolKit::id).toList();
    }

    private static List<Claims.Settled> run(List<Callable<Claims.Settled>> acts) throws Exception {
        List<Claims.Settled> settled = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(acts)) {
                settled.add(done.get());
            }
        }
        return settled;
    }

    /** By owner, or by pool where there is none. */
    private Map<Object, Integer> held(List<UUID> accounts) {
        Map<Object, Integer> held = new HashMap<>();
        for (UUID account : accounts) {
            Object owner = kit.owner(account);
            Object pool = kit.poolOf(account);
            assertThat(owner == null).isNotEqualTo(pool == null);
            held.merge(Objects.requireNonNull(owner == null ? pool : owner), 1, Integer::sum);
        }
        return held;
    }

    private int claimsIn(UUID pool) {
        return jdbc.sql("select count(*) from t_main.pool_move where pool = ? and way = 'claim'")
                .param(pool)
                .query(Integer.class)
                .single();
    }
}
