package guanlan.engine.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class TimeTravelIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");

    private final Records records;
    private final Queries queries;
    private final History history;
    private final TimeTravel travel;
    private final WayBack back;

    TimeTravelIT(
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired History history,
            @Autowired TimeTravel travel,
            @Autowired WayBack back) {
        this.records = records;
        this.queries = queries;
        this.history = history;
        this.travel = travel;
        this.back = back;
    }

    @Test
    void showsARecordAsEachOfItsChangesLeftIt() {
        UUID id = create(Map.of("name", "时光机械", "city", "上海"));
        update(id, Map.of("city", "苏州", "employees", 10));
        as(() -> records.write(Batch.of(ACCOUNT).delete(Batch.Target.of(List.of(id)))));
        as(() -> records.write(Batch.of(ACCOUNT).restore(Batch.Target.of(List.of(id)))));
        update(id, Map.of("city", "杭州"));
        List<Instant> moments = moments(id);

        assertThat(at(id, moments.get(0)).value("city")).isEqualTo("上海");
        assertThat(at(id, moments.get(0)).value("employees")).isNull();
        assertThat(at(id, moments.get(0)).version()).isEqualTo(1);
        assertThat(at(id, moments.get(1)).value("employees")).isEqualTo(10L);
        assertThat(at(id, moments.get(2)).isDeleted()).isTrue();
        assertThat(at(id, moments.get(2)).value("deleted_at")).isEqualTo(moments.get(2));
        assertThat(at(id, moments.get(3)).isDeleted()).isFalse();
        assertThat(at(id, moments.get(3)).value("updated_at")).isEqualTo(moments.get(3));
        assertThat(at(id, moments.get(4))).isEqualTo(as(() -> queries.require(ACCOUNT, id)));
        assertThatThrownBy(() -> at(id, moments.get(0).minusSeconds(1)))
                .hasFieldOrPropertyWithValue("code", ChangeProblem.NOT_YET);
        assertThatThrownBy(() -> at(id, Instant.now().plusSeconds(60)))
                .hasFieldOrPropertyWithValue("code", ChangeProblem.FUTURE);
    }

    @Test
    void tellsWhoChangedAField() {
        UUID id = create(Map.of("name", "字段客户", "city", "上海"));
        update(id, Map.of("employees", 10));
        update(id, Map.of("city", "苏州", "employees", 12));

        var entries = as(() -> history.of(ACCOUNT, id, "city", 0, 10)).entries();

        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().fields())
                .containsExactly(new History.FieldChange("city", "上海", "苏州"));
        assertThat(entries.getLast().fields())
                .containsExactly(new History.FieldChange("city", null, "上海"));
    }

    @Test
    void bringsARecordBackToAMoment() {
        UUID id = create(Map.of("name", "回退客户", "city", "上海"));
        update(id, Map.of("city", "苏州", "employees", 10));
        as(() -> records.write(Batch.of(ACCOUNT).delete(Batch.Target.of(List.of(id)))));
        List<Instant> moments = moments(id);

        revert(id, moments.get(0));
        Row first = as(() -> queries.require(ACCOUNT, id));
        assertThat(first.isDeleted()).isFalse();
        assertThat(first.value("city")).isEqualTo("上海");
        assertThat(first.value("employees")).isNull();

        revert(id, moments.get(2));
        Row last = as(() -> queries.require(ACCOUNT, id));
        assertThat(last.isDeleted()).isTrue();
        assertThat(last.value("city")).isEqualTo("苏州");
        assertThat(as(() -> history.of(ACCOUNT, id, 0, 1)).entries().getFirst().cause().kind())
                .isEqualTo(Cause.Kind.UNDO);
    }

    @Test
    void takesABatchBackAndNamesWhatOthersChangedSince() {
        var batch =
                Batch.of(ACCOUNT)
                        .create(
                                List.of(
                                        Row.of(Map.of("name", "批次甲")),
                                        Row.of(Map.of("name", "批次乙"))));
        var written = as(() -> records.write(batch)).outcomes();
        UUID one = ((Outcome.Created) written.getFirst()).id();
        UUID touched = ((Outcome.Created) written.getLast()).id();
        update(touched, Map.of("city", "北京"));
        long change = as(() -> history.of(ACCOUNT, one, 0, 1)).entries().getFirst().change();

        WayBack.Taken told = as(() -> back.back(change, true));
        assertThat(told.removed()).isEqualTo(1);
        assertThat(as(() -> queries.require(ACCOUNT, one)).isDeleted()).isFalse();

        WayBack.Taken taken = as(() -> back.back(change, false));
        assertThat(taken).isEqualTo(told);
        assertThat(taken.kept()).isEqualTo(Map.of(touched, ACCOUNT));
        assertThat(as(() -> queries.require(ACCOUNT, one)).isDeleted()).isTrue();
        assertThat(as(() -> queries.require(ACCOUNT, touched)).isDeleted()).isFalse();
    }

    @Test
    void leavesImportsToTheirOwnUndo() {
        var cause = Cause.of(Cause.Kind.IMPORT, UUID.randomUUID());
        assertThatThrownBy(() -> as(() -> back.back(cause, false)))
                .hasFieldOrPropertyWithValue("code", ChangeProblem.IS_IMPORT);
        assertThatThrownBy(() -> as(() -> back.back(Long.MAX_VALUE, false)))
                .hasFieldOrPropertyWithValue("code", ChangeProblem.CAUSE_ABSENT);
    }

    /** Of the record's changes, oldest first. */
    private List<Instant> moments(UUID id) {
        return as(() -> history.of(ACCOUNT, id, 0, 100)).entries().reversed().stream()
                .map(History.Entry::at)
                .toList();
    }

    private Row at(UUID id, Instant moment) {
        return as(() -> travel.at(ACCOUNT, id, moment));
    }

    private void revert(UUID id, Instant moment) {
        Caller.system("main").run(() -> travel.revert(ACCOUNT, id, moment, null));
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

    private static <T> T as(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Caller.system("main").call(work);
    }
}
