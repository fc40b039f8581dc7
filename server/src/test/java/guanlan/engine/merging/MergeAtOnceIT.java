package guanlan.engine.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.core.values.Ids;
import guanlan.engine.records.RecordProblem;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Merges while others work on the same records. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class MergeAtOnceIT {
    private static final Caller SYSTEM = Caller.system("main");
    private static final int CHILDREN = 8;
    private static final int ROUNDS = 25;

    private final Records records;
    private final Merging merging;
    private final JdbcClient jdbc;
    private final Ids ids;

    MergeAtOnceIT(
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
    void editsAtTheSameTimeAreNeitherLostNorLeftBehind()
            throws ExecutionException, InterruptedException {
        var world = new MergeWorld(records, jdbc, ids, new Random(1));
        List<String> children = new ArrayList<>();
        world.create("kept", null);
        world.create("gone", null);
        for (int at = 0; at < CHILDREN; at++) {
            children.add("child" + at);
            world.create(children.getLast(), null);
            world.edit(children.getLast(), Map.of("parent", world.id("gone")));
        }
        MergeOrder order =
                MergeOrder.of(MergeWorld.SPECIMEN, world.id("kept"), List.of(world.id("gone")));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> working = new ArrayList<>();
            for (String child : children) {
                working.add(
                        threads.submit(
                                () -> {
                                    for (int round = 1; round <= ROUNDS; round++) {
                                        world.edit(child, Map.of("f_money", round));
                                        world.edit(
                                                child,
                                                Map.of("partners", List.of(world.id("kept"))));
                                    }
                                }));
            }
            for (int round = 0; round < ROUNDS; round++) {
                Merged merged = merging.merge(order, SYSTEM);
                assertThat(parents(world, children)).containsOnly(world.id("kept"));
                merging.undo(merged.id(), SYSTEM);
                assertThat(parents(world, children)).containsOnly(world.id("gone"));
            }
            for (Future<?> each : working) {
                each.get();
            }
        }
        for (String child : children) {
            assertThat(world.row(child).path("f_money").asInt()).isEqualTo(ROUNDS);
            assertThat(world.several(child, "partners")).containsExactly("kept");
        }
    }

    private List<UUID> parents(MergeWorld world, List<String> children) {
        return jdbc.sql("select parent from t_main.specimen where id = any(?)")
                .param(children.stream().map(world::id).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    @Test
    void ofTwoMergesOfOneRecordOnlyOneIsDone() throws InterruptedException {
        var world = new MergeWorld(records, jdbc, ids, new Random(2));
        for (String name : List.of("a", "b", "c")) {
            world.create(name, null);
        }
        List<MergeOrder> orders =
                List.of(
                        MergeOrder.of(
                                MergeWorld.SPECIMEN, world.id("a"), List.of(world.id("c"))),
                        MergeOrder.of(
                                MergeWorld.SPECIMEN, world.id("b"), List.of(world.id("c"))));
        List<Future<Merged>> both;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            both = orders.stream().map(o -> threads.submit(() -> merging.merge(o, SYSTEM))).toList();
        }
        assertThat(both.stream().filter(each -> each.state() == Future.State.SUCCESS)).hasSize(1);
        Future<Merged> refused =
                both.stream()
                        .filter(each -> each.state() == Future.State.FAILED)
                        .findFirst()
                        .orElseThrow();
        assertThat(refused.exceptionNow())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(RecordProblem.DELETED));
    }

    @Test
    void aRecordThatWasChangedMeanwhileIsNotMerged() {
        var world = new MergeWorld(records, jdbc, ids, new Random(3));
        world.create("x", null);
        world.create("y", null);
        world.edit("y", Map.of("f_money", 1));
        var order =
                new MergeOrder(
                        MergeWorld.SPECIMEN,
                        world.id("x"),
                        List.of(world.id("y")),
                        Map.of(world.id("y"), 1L),
                        Map.of());

        assertThatThrownBy(() -> merging.merge(order, SYSTEM))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(RecordProblem.STALE));
    }
}
