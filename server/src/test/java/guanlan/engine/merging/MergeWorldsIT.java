package guanlan.engine.merging;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.core.values.Ids;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Two worlds with the same records live the same life; in one of them records are merged now and
 * then, and in the end every merge is taken back. Then both must be the same.
 */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class MergeWorldsIT {
    private static final int WORLDS = 30;
    private static final int STEPS = 24;
    private static final Caller SYSTEM = Caller.system("main");

    private final Records records;
    private final Merging merging;
    private final JdbcClient jdbc;
    private final Ids ids;

    MergeWorldsIT(
            @Autowired Records records,
            @Autowired Merging merging,
            @Autowired JdbcClient jdbc,
            @Autowired Ids ids) {
        this.records = records;
        this.merging = merging;
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Test
    void mergingAndTakingItBackLeavesEveryTableAsItWas() {
        for (int seed = 0; seed < WORLDS; seed++) {
            var world = new MergeWorld(records, jdbc, ids, new Random(seed));
            Map<String, List<String>> before = tables();
            List<UUID> merges = new ArrayList<>();
            var random = new Random(seed * 31L);
            for (int step = 0; step < 1 + seed % 4; step++) {
                world.mergeable(random)
                        .ifPresent(
                                order -> {
                                    merges.add(merging.merge(order, SYSTEM).id());
                                    world.merged(order);
                                });
            }
            assertThat(tables()).as("seed %d: nothing was merged", seed).isNotEqualTo(before);
            Collections.shuffle(merges, random);
            merges.forEach(merge -> merging.undo(merge, SYSTEM));
            assertThat(tables()).as("seed %d", seed).isEqualTo(before);
        }
    }

    @Test
    void whatHappenedInBetweenAndOnlyThatRemains() {
        for (int seed = 100; seed < 100 + WORLDS; seed++) {
            var plain = new MergeWorld(records, jdbc, ids, new Random(seed));
            var merged = new MergeWorld(records, jdbc, ids, new Random(seed));
            var life = new MergeLife(plain, merged, merging, new Random(seed * 17L));
            for (int step = 0; step < STEPS; step++) {
                life.step();
            }
            life.undoTheRest();
            assertThat(merged.inUse())
                    .as("seed %d: %s", seed, life.story())
                    .isEqualTo(plain.inUse());
        }
    }

    /** All rows of all tables of the company, but for the log, what follows it and what counts. */
    private Map<String, List<String>> tables() {
        List<String> names =
                jdbc.sql(
                                """
                                select table_name from information_schema.tables
                                 where table_schema = 't_main' and table_type = 'BASE TABLE'
                                   and table_name !~ '^(change|dead_letter|search_|audit_|record_merge|schema_|rights_version)'
                                """)
                        .query(String.class)
                        .list();
        assertThat(names)
                .contains("specimen", "record_link", "share", "favourite_record", "contact");
        Map<String, List<String>> tables = new TreeMap<>();
        for (String name : names) {
            tables.put(
                    name,
                    jdbc.sql(
                                    """
                                    select cast(to_jsonb(t) - 'version' - 'updated_at' - 'updated_by' as text)
                                      from t_main."%s" t order by 1
                                    """
                                            .formatted(name))
                            .query(String.class)
                            .list());
        }
        return tables;
    }
}
