package guanlan.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.sales.Deals;
import guanlan.domain.sales.SalesKit;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.platform.problems.Finding;
import guanlan.testkit.Postgres;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Timeout(180)
class MilestonesIT {
    private final Records records;
    private final Queries queries;
    private final SalesKit kit;

    MilestonesIT(@Autowired Records records, @Autowired Queries queries) {
        this.records = records;
        this.queries = queries;
        this.kit = new SalesKit(records, queries);
    }

    @Test
    void refusesACircleHoweverFarAround() {
        UUID project = project();
        UUID one = milestone(project, "设计", "2026-03-10");
        UUID two = milestone(project, "施工", "2026-03-20", one);
        UUID three = milestone(project, "验收", "2026-03-30", two);
        Finding finding = refused(change(one, Map.of("after", List.of(three))));
        assertThat(finding.code()).isEqualTo(ProjectProblem.LOOP);
        assertThat(finding.field()).isEqualTo("after");
        assertThat(finding.params().get("way")).isEqualTo("设计 → 验收 → 施工 → 设计");
        assertThat(change(three, Map.of("after", List.of(two, one))))
                .isInstanceOf(Outcome.Updated.class);
    }

    @Test
    void ofTwoHalvesOfACircleOneIsRefused() throws Exception {
        UUID project = project();
        for (int round = 0; round < 6; round++) {
            UUID one = milestone(project, "甲" + round, "2026-03-10");
            UUID two = milestone(project, "乙" + round, "2026-03-20");
            List<Callable<Outcome>> halves =
                    List.of(
                            () -> change(one, Map.of("after", List.of(two))),
                            () -> change(two, Map.of("after", List.of(one))));
            List<Outcome> outcomes = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var done : threads.invokeAll(halves)) {
                    outcomes.add(done.get());
                }
            }
            assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Updated.class);
            assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Rejected.class);
        }
    }

    @Test
    void staysWithinItsProject() {
        UUID here = project();
        UUID there = project();
        UUID first = milestone(here, "打样", "2026-03-10");
        UUID second = milestone(here, "量产", "2026-03-20", first);
        UUID other = milestone(there, "别处", "2026-03-01");
        Finding apart = refused(change(second, Map.of("after", List.of(first, other))));
        assertThat(apart.code()).isEqualTo(ProjectProblem.OTHER_PROJECT);
        assertThat(apart.params().get("names")).isEqualTo("别处");
        Finding followed = refused(change(first, Map.of("project", there)));
        assertThat(followed.code()).isEqualTo(ProjectProblem.FOLLOWED);
        assertThat(followed.params().get("names")).isEqualTo("量产");
    }

    @Test
    void comesOutOfTheBinOnlyWhereItFits() {
        UUID project = project();
        UUID one = milestone(project, "一", "2026-03-10");
        UUID two = milestone(project, "二", "2026-03-20");
        UUID three = milestone(project, "三", "2026-03-30", two);
        assertThat(change(two, Map.of("after", List.of(one)))).isInstanceOf(Outcome.Updated.class);
        SalesKit.system(
                () ->
                        records.write(
                                Batch.of(Milestone.OBJECT).delete(Batch.Target.of(List.of(two)))));
        assertThat(change(one, Map.of("after", List.of(three))))
                .isInstanceOf(Outcome.Updated.class);
        Outcome back =
                SalesKit.system(
                                () ->
                                        records.write(
                                                Batch.of(Milestone.OBJECT)
                                                        .restore(Batch.Target.of(List.of(two)))))
                        .outcomes()
                        .getFirst();
        assertThat(refused(back).code()).isEqualTo(ProjectProblem.LOOP);
    }

    @Test
    void knowsWhenThoseBeforeEndAndSinceWhenThatIsTooLate() throws InterruptedException {
        UUID project = project();
        UUID one = milestone(project, "备料", "2026-03-10");
        UUID two = milestone(project, "装配", "2026-03-20", one);
        Row fits = becomes(two, row -> LocalDate.of(2026, 3, 10).equals(row.value("ready_on")));
        assertThat(fits.value("clashes_at")).isNull();

        change(one, Map.of("due", "2026-03-25"));
        Row clashes = becomes(two, row -> row.value("clashes_at") != null);
        assertThat(clashes.value("ready_on")).isEqualTo(LocalDate.of(2026, 3, 25));
        assertThat(clashes.version()).isEqualTo(fits.version());

        change(two, Map.of("due", "2026-03-26"));
        becomes(two, row -> row.value("clashes_at") == null);
        UUID other = milestone(project, "运输", "2026-04-01");
        change(two, Map.of("after", List.of(one, other)));
        becomes(two, row -> LocalDate.of(2026, 4, 1).equals(row.value("ready_on")));
        change(two, Map.of("after", List.of(one)));
        becomes(two, row -> LocalDate.of(2026, 3, 25).equals(row.value("ready_on")));
        change(one, Map.of("state", "done", "done_on", "2026-03-12"));
        becomes(two, row -> LocalDate.of(2026, 3, 12).equals(row.value("ready_on")));
        SalesKit.system(
                () ->
                        records.write(
                                Batch.of(Milestone.OBJECT).delete(Batch.Target.of(List.of(one)))));
        becomes(two, row -> row.value("ready_on") == null);
    }

    @Test
    void whatFollowsFromOthersIsNotFilledIn() {
        UUID one = milestone(project(), "自填", "2026-03-10");
        assertThat(refused(change(one, Map.of("ready_on", "2026-01-01"))).code())
                .isEqualTo(ProjectProblem.KEPT);
    }

    private UUID project() {
        return kit.create(Deals.PROJECT, Map.of("name", "里程碑项目", "account", kit.account()));
    }

    private UUID milestone(UUID project, String name, String due, UUID... after) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", name);
        values.put("project", project);
        values.put("due", due);
        if (after.length > 0) {
            values.put("after", List.of(after));
        }
        return kit.create(Milestone.OBJECT, values);
    }

    private Outcome change(UUID milestone, Map<String, ? extends @Nullable Object> values) {
        var batch =
                Batch.of(Milestone.OBJECT)
                        .update(List.of(new Batch.Change(milestone, null, Row.of(values))));
        return SalesKit.system(() -> records.write(batch)).outcomes().getFirst();
    }

    private static Finding refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected) outcome).findings().getFirst();
    }

    private Row becomes(UUID milestone, Predicate<Row> wanted) throws InterruptedException {
        Row row = read(milestone);
        for (int turn = 0; turn < 400 && !wanted.test(row); turn++) {
            Thread.sleep(50);
            row = read(milestone);
        }
        assertThat(wanted.test(row)).as(Objects.toString(row)).isTrue();
        return row;
    }

    private Row read(UUID milestone) {
        return SalesKit.system(() -> queries.require(Milestone.OBJECT, milestone));
    }
}
