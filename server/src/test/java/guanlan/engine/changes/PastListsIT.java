package guanlan.engine.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class PastListsIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");

    private final Records records;
    private final Queries queries;
    private final History history;
    private final TimeTravel travel;
    private final PastLists past;

    PastListsIT(
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired History history,
            @Autowired TimeTravel travel,
            @Autowired PastLists past) {
        this.records = records;
        this.queries = queries;
        this.history = history;
        this.travel = travel;
        this.past = past;
    }

    @Test
    void filtersAndSortsByWhatWasTrueThen() {
        UUID moved = create(Map.of("name", "往昔甲", "city", "上海", "employees", 5));
        UUID still = create(Map.of("name", "往昔乙", "city", "上海", "employees", 7));
        UUID gone = create(Map.of("name", "往昔丙", "city", "上海", "employees", 6));
        Instant then = lastChange(gone);
        update(moved, Map.of("city", "苏州", "employees", 50));
        delete(gone);
        create(Map.of("name", "往昔丁", "city", "上海"));

        Query query = Query.of(ACCOUNT).where("startsWith(name, '往昔') && city == '上海'");
        Page page = as(() -> past.at(query.sort("employees"), then));

        assertThat(page.rows()).extracting(Row::id).containsExactly(moved, gone, still);
        assertThat(page.count()).isEqualTo(3);
        assertThat(page.rows().getFirst().value("employees")).isEqualTo(5L);
        assertThat(page.rows().getFirst().version()).isEqualTo(1);
        assertThat(page.rows().get(1).isDeleted()).isFalse();
        assertThat(as(() -> queries.read(query)).rows()).extracting(Row::id).doesNotContain(moved);
    }

    @Test
    void showsTheBinAsItWas() {
        UUID id = create(Map.of("name", "回收往昔"));
        delete(id);
        Instant then = lastChange(id);
        as(() -> records.write(Batch.of(ACCOUNT).restore(Batch.Target.of(List.of(id)))));

        Query bin = Query.of(ACCOUNT).where("name == '回收往昔'").deleted(true);
        Row row = as(() -> past.at(bin, then)).rows().getFirst();

        assertThat(row.id()).isEqualTo(id);
        assertThat(row.value("deleted_at")).isEqualTo(then);
    }

    @Test
    void turnsPagesAndNeverSkips() {
        List<UUID> made = new ArrayList<>();
        for (int at = 0; at < 25; at++) {
            made.add(create(Map.of("name", "翻页往昔" + at, "employees", at % 4)));
        }
        Instant then = lastChange(made.getLast());
        made.stream().limit(15).forEach(id -> update(id, Map.of("employees", 99)));

        Query query = Query.of(ACCOUNT).where("startsWith(name, '翻页往昔')").sort("employees,-name");
        List<UUID> seen = new ArrayList<>();
        String after = null;
        do {
            String cursor = after;
            Page page = as(() -> past.at(query.limit(7).after(cursor), then));
            page.rows().forEach(row -> seen.add(row.id()));
            after = page.next();
        } while (after != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    }

    /** Whatever happens to records, a list at a moment says of each what the record says itself. */
    @Test
    void agreesWithEachRecordByItself() {
        var random = new Random(20_261_122);
        List<UUID> made = new ArrayList<>();
        List<Instant> moments = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            if (made.size() < 8) {
                made.add(create(Map.of("name", "随机往昔" + step, "tags", List.of("甲", "t" + step))));
            }
            UUID id = made.get(random.nextInt(made.size()));
            happen(id, random.nextInt(4), step);
            moments.add(lastChange(id));
        }
        moments.forEach(this::agreesAt);
    }

    private void happen(UUID id, int kind, int step) {
        switch (kind) {
            case 0 -> toggle(id);
            case 1 -> change(id, Map.of("tags", List.of("乙" + step), "revenue", step + ".50"));
            case 2 -> change(id, Map.of("founded", 1990 + step));
            default -> change(id, Map.of("address", "上海市浦东新区世纪大道" + step + "号"));
        }
    }

    private void agreesAt(Instant moment) {
        Query query = Query.of(ACCOUNT).where("startsWith(name, '随机往昔')");
        List<Row> all = new ArrayList<>(as(() -> past.at(query, moment)).rows());
        all.addAll(as(() -> past.at(query.deleted(true), moment)).rows());
        assertThat(all).isNotEmpty();
        for (Row row : all) {
            Row alone = as(() -> travel.at(ACCOUNT, row.id(), moment));
            for (String field : row.fields()) {
                assertThat(plain(row.value(field)))
                        .as("%s at %s", field, moment)
                        .isEqualTo(plain(alone.value(field)));
            }
        }
    }

    @Test
    void refusesWordsAndTimesThatHaveNotCome() {
        assertThatThrownBy(() -> as(() -> past.at(Query.of(ACCOUNT).matching("机械"), Instant.EPOCH)))
                .hasFieldOrPropertyWithValue("code", ChangeProblem.NO_WORDS);
        assertThatThrownBy(
                        () -> as(() -> past.at(Query.of(ACCOUNT), Instant.now().plusSeconds(90))))
                .hasFieldOrPropertyWithValue("code", ChangeProblem.FUTURE);
    }

    /** Two amounts are the same however many noughts they end in. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof BigDecimal amount ? amount.stripTrailingZeros() : value;
    }

    private void toggle(UUID id) {
        boolean deleted = as(() -> queries.require(ACCOUNT, id)).isDeleted();
        var target = Batch.Target.of(List.of(id));
        as(
                () ->
                        records.write(
                                deleted
                                        ? Batch.of(ACCOUNT).restore(target)
                                        : Batch.of(ACCOUNT).delete(target)));
    }

    private void change(UUID id, Map<String, ?> values) {
        if (!as(() -> queries.require(ACCOUNT, id)).isDeleted()) {
            update(id, values);
        }
    }

    private Instant lastChange(UUID id) {
        return as(() -> history.of(ACCOUNT, id, 0, 1)).entries().getFirst().at();
    }

    private UUID create(Map<String, ?> values) {
        var written = as(() -> records.write(Batch.of(ACCOUNT).create(List.of(Row.of(values)))));
        return ((Outcome.Created) written.outcomes().getFirst()).id();
    }

    private void update(UUID id, Map<String, ?> values) {
        var change = new Batch.Change(id, null, Row.of(values));
        assertThat(as(() -> records.write(Batch.of(ACCOUNT).update(List.of(change)))).isClean())
                .isTrue();
    }

    private void delete(UUID id) {
        as(() -> records.write(Batch.of(ACCOUNT).delete(Batch.Target.of(List.of(id)))));
    }

    private static <T> T as(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Caller.system("main").call(work);
    }
}
