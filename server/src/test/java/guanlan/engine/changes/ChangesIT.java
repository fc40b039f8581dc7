package guanlan.engine.changes;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ChangesIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Records records;
    private final Queries queries;
    private final History history;
    private final Reversals reversals;
    private final Changes changes;

    ChangesIT(
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired History history,
            @Autowired Reversals reversals,
            @Autowired Changes changes) {
        this.records = records;
        this.queries = queries;
        this.history = history;
        this.reversals = reversals;
        this.changes = changes;
    }

    @Test
    void tellsWhatHappenedFromTheNewestBack() {
        UUID id = create("华东机械", Cause.of(Cause.Kind.API));
        update(id, Map.of("city", "上海", "employees", 10), Cause.of(Cause.Kind.SCREEN));
        update(id, Map.of("city", "苏州"), Cause.of(Cause.Kind.SCREEN));
        as(() -> records.write(Batch.of(ACCOUNT).delete(Batch.Target.of(List.of(id)))));

        var entries = as(() -> history.of(ACCOUNT, id, 0, 10)).entries();

        assertThat(entries)
                .extracting(History.Entry::operation)
                .containsExactly(
                        Change.Operation.DELETE,
                        Change.Operation.UPDATE,
                        Change.Operation.UPDATE,
                        Change.Operation.CREATE);
        assertThat(entries.get(1).fields())
                .containsExactly(new History.FieldChange("city", "上海", "苏州"));
        assertThat(entries.get(2).fields())
                .containsExactlyInAnyOrder(
                        new History.FieldChange("city", null, "上海"),
                        new History.FieldChange("employees", null, 10L));
        assertThat(entries.get(3).fields())
                .filteredOn(change -> !change.field().startsWith("lifecycle"))
                .containsExactly(new History.FieldChange("name", null, "华东机械"));
        assertThat(as(() -> history.of(ACCOUNT, id, 1, 1)).entries())
                .containsExactly(entries.get(1));
    }

    @Test
    void tellsReadersWhichFieldsAnUpdateTouched() throws Exception {
        Position before = as(changes::end);
        UUID id = create("华南机械", Cause.of(Cause.Kind.API));
        update(id, Map.of("city", "上海", "employees", 10), Cause.of(Cause.Kind.SCREEN));

        List<Change> told = List.of();
        for (Instant end = Instant.now().plus(PATIENCE);
                told.size() < 2 && Instant.now().isBefore(end);
                Thread.sleep(20)) {
            told =
                    as(() -> changes.after(before, 1_000)).stream()
                            .filter(change -> change.record().equals(id))
                            .toList();
        }

        assertThat(told.getFirst().touches("industry"::equals)).isTrue();
        assertThat(told.get(1).fields()).containsExactlyInAnyOrder("city", "employees");
        assertThat(told.get(1).touches("city"::equals)).isTrue();
        assertThat(told.get(1).touches("name"::equals)).isFalse();
    }

    @Test
    void takesACauseBackButLeavesWhatOthersChangedSince() {
        UUID old = create("旧客户", Cause.of(Cause.Kind.API));
        UUID importId = UUID.randomUUID();
        Cause cause = Cause.of(Cause.Kind.IMPORT, importId);
        UUID fresh = create("新客户", cause);
        UUID touched = create("被改客户", cause);
        update(fresh, Map.of("city", "上海"), cause);
        update(old, Map.of("city", "广州"), cause);
        update(touched, Map.of("city", "北京"), Cause.of(Cause.Kind.SCREEN));

        var kept = new ArrayList<UUID>();
        long removed = 0;
        Position from = Position.END;
        while (from != null) {
            Position at = from;
            Reversals.Step step = as(() -> reversals.back(cause, at, 1));
            removed += step.removed();
            kept.addAll(step.kept());
            from = step.next();
        }

        assertThat(removed).isEqualTo(1);
        assertThat(kept).containsExactly(touched);
        assertThat(as(() -> queries.require(ACCOUNT, fresh)).isDeleted()).isTrue();
        assertThat(as(() -> queries.require(ACCOUNT, touched)).isDeleted()).isFalse();
        assertThat(as(() -> queries.require(ACCOUNT, old)).value("city")).isNull();
    }

    @Test
    void findsRecordsByChineseByPinyinAndByNumber() throws Exception {
        UUID id =
                as(
                        () -> {
                            Row row =
                                    Row.of(
                                            Map.of(
                                                    "name",
                                                    "北京百度网讯科技有限公司",
                                                    "phone",
                                                    "010-59928888",
                                                    "website",
                                                    "www.baidu.com"));
                            return ((Outcome.Created)
                                            records.write(Batch.of(ACCOUNT).create(List.of(row)))
                                                    .outcomes()
                                                    .getFirst())
                                    .id();
                        });

        for (String typed : List.of("百度", "baidu", "bd", "百度网讯", "8888", "百", "BAIDU.com")) {
            await(() -> found(typed).contains(id), typed);
        }
        assertThat(found("腾讯")).doesNotContain(id);
        update(id, Map.of("name", "腾讯科技"), Cause.of(Cause.Kind.SCREEN));
        await(() -> found("腾讯").contains(id), "腾讯");
        assertThat(found("百度网讯")).doesNotContain(id);
    }

    @Test
    void readsEveryLineOfALargeBatch() throws Exception {
        List<Row> rows =
                IntStream.range(0, 5000)
                        .mapToObj(at -> Row.of(Map.of("name", "批量企业" + at)))
                        .toList();
        as(() -> records.write(Batch.of(ACCOUNT).create(rows)));

        await(
                () ->
                        as(() -> queries.read(Query.of(ACCOUNT).matching("批量企业").limit(1))).count()
                                == 5000,
                "5000 rows");
    }

    private List<UUID> found(String typed) {
        return as(() -> queries.read(Query.of(ACCOUNT).matching(typed))).rows().stream()
                .map(Row::id)
                .toList();
    }

    private static void await(Supplier<Boolean> condition, String what)
            throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.get()) {
            assertThat(Instant.now()).as("found by %s", what).isBefore(end);
            Thread.sleep(50);
        }
    }

    private UUID create(String name, Cause cause) {
        var written =
                as(
                        () ->
                                records.write(
                                        Batch.of(ACCOUNT)
                                                .create(List.of(Row.of(Map.of("name", name))))
                                                .because(cause)));
        return ((Outcome.Created) written.outcomes().getFirst()).id();
    }

    private void update(UUID id, Map<String, ?> values, Cause cause) {
        var change = new Batch.Change(id, null, Row.of(values));
        assertThat(
                        as(() ->
                                        records.write(
                                                Batch.of(ACCOUNT)
                                                        .update(List.of(change))
                                                        .because(cause)))
                                .isClean())
                .isTrue();
    }

    private static <T> T as(Supplier<T> work) {
        return Caller.system("main").call(work::get);
    }
}
