package guanlan.engine.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import guanlan.app.Application;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.Sources;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Definitions change while records are written. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class DesignUnderLoadIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Designer designer;
    private final IndexBuilds builds;
    private final Records records;
    private final Queries queries;
    private final Schemas schemas;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    DesignUnderLoadIT(
            @Autowired Designer designer,
            @Autowired IndexBuilds builds,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired Schemas schemas,
            @Autowired TransactionTemplate transactions,
            @Autowired JdbcClient jdbc) {
        this.designer = designer;
        this.builds = builds;
        this.records = records;
        this.queries = queries;
        this.schemas = schemas;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void writersGoOnWhileFieldsAreAdded() throws Exception {
        var running = new AtomicBoolean(true);
        var written = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers =
                    IntStream.range(0, 4)
                            .<Future<?>>mapToObj(
                                    _ ->
                                            threads.submit(
                                                    () -> {
                                                        while (running.get()) {
                                                            assertThat(write("甲").isClean())
                                                                    .isTrue();
                                                            written.incrementAndGet();
                                                        }
                                                    }))
                            .toList();
            for (int at = 0; at < 12; at++) {
                String name = "load_" + at;
                as(() -> designer.run(Wish.addField("account", field(name, "text"))));
                Row row = Row.of(Map.of("name", "有" + name, name, "值"));
                Written filled = as(() -> records.write(Batch.of(ACCOUNT).create(List.of(row))));
                assertThat(filled.isClean()).isTrue();
            }
            running.set(false);
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(written.get()).isPositive();
        assertThat(as(() -> queries.read(Query.of(ACCOUNT).where("load_11 == \"值\""))).rows())
                .hasSize(1);
    }

    @Test
    void writersPassWhileAChangeWaitsForALongTransaction() throws Exception {
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> slow =
                    threads.submit(
                            () ->
                                    transactions.executeWithoutResult(
                                            _ -> {
                                                write("慢");
                                                held.countDown();
                                                waitFor(release);
                                            }));
            waitFor(held);
            Future<?> change =
                    threads.submit(
                            () ->
                                    as(
                                            () ->
                                                    designer.run(
                                                            Wish.addField(
                                                                    "account",
                                                                    field("waiting", "text")))));
            for (int at = 0; at < 30; at++) {
                assertThat(write("快").isClean()).isTrue();
            }
            assertThat(change.isDone()).isFalse();
            release.countDown();
            slow.get();
            change.get();
        }
        assertThat(as(() -> schemas.require(ACCOUNT)).field("waiting")).isPresent();
    }

    @Test
    void aLargeTableGetsItsIndexFromAJob() {
        add("crowd");
        as(() -> designer.run(Wish.addField("crowd", field("code", "text"))));
        List<Row> rows =
                IntStream.rangeClosed(0, IndexBuilds.AT_ONCE)
                        .mapToObj(at -> Row.of(Map.of("name", "n" + at, "code", "c" + at)))
                        .toList();
        var crowd = new ObjectName("crowd");
        as(() -> records.write(Batch.of(crowd).create(rows)));

        var unique = Sources.read("{\"unique\": [[\"code\"]]}");
        Designer.Done done = as(() -> designer.run(Wish.change("crowd", null, unique)));

        assertThat(done.plan().steps())
                .anyMatch(step -> step.kind() == Plan.Kind.UNIQUE_ADDED && step.background());
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(as(() -> builds.of(crowd)))
                                        .extracting(IndexBuilds.Build::state)
                                        .containsExactly(IndexBuilds.State.READY));
        assertThat(
                        jdbc.sql(
                                        "select count(*) from pg_indexes where indexname = 'x_crowd_x_code_unique'")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void onlyAdministratorsMay() {
        var member =
                new Caller(
                        UUID.randomUUID(),
                        "main",
                        Set.of(Role.MEMBER),
                        Locale.SIMPLIFIED_CHINESE,
                        ZoneOffset.UTC);
        assertThatThrownBy(
                        () ->
                                member.run(
                                        () ->
                                                designer.run(
                                                        Wish.addField(
                                                                "account",
                                                                field("secretly", "text")))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(AccessProblem.REFUSED));
    }

    @Test
    void twoAdministratorsAtOnceBothGetTheirField() throws Exception {
        add("shared");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> both =
                    IntStream.range(0, 8)
                            .<Future<?>>mapToObj(
                                    at ->
                                            threads.submit(
                                                    () ->
                                                            as(
                                                                    () ->
                                                                            designer.run(
                                                                                    Wish.addField(
                                                                                            "shared",
                                                                                            field(
                                                                                                    "f"
                                                                                                            + at,
                                                                                                    "text"))))))
                            .toList();
            for (Future<?> each : both) {
                each.get();
            }
        }
        assertThat(as(() -> schemas.require("shared")).fields().keySet())
                .contains("f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7");
    }

    private void add(String name) {
        var words = Sources.empty().put("name", name).put("icon", "box");
        words.putObject("label").put("zh", name);
        as(() -> designer.run(Wish.addObject(words)));
    }

    private Written write(String name) {
        return as(
                () ->
                        records.write(
                                Batch.of(ACCOUNT).create(List.of(Row.of(Map.of("name", name))))));
    }

    private static ObjectNode field(String name, String type) {
        return Sources.empty().put("name", name).put("type", type);
    }

    private static <T> T as(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Caller.system("main").call(work);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
