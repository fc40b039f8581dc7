package guanlan.domain.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import guanlan.app.Application;
import guanlan.domain.pools.CompanyZone;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.rights.CompiledPermits;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.Jobs;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** When one is told, and who is. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Timeout(180)
class WarningsInTimeIT {
    private final CompiledPermits permits;
    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final WarningKit kit;

    WarningsInTimeIT(
            @Autowired Evaluations evaluations,
            @Autowired MyWarnings warnings,
            @Autowired Records records,
            @Autowired CompanyZone zone,
            @Autowired CompiledPermits permits,
            @Autowired Jobs jobs,
            @Autowired JdbcClient jdbc) {
        this.permits = permits;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.kit = new WarningKit(evaluations, warnings, records, zone, jdbc);
    }

    @BeforeEach
    @AfterEach
    void everybodyMayAsShipped() {
        kit.everybodyMayAsShipped(permits);
    }

    @Test
    void theClockRingsWhenADeadlinePassesAndNobodyAsks() throws InterruptedException {
        Caller rep = kit.person(null);
        UUID account = kit.account(rep, 1);
        Instant passes = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MICROS);
        kit.heard(account, passes.minus(14, ChronoUnit.DAYS));
        Caller.system("main").run(() -> jobs.schedule(WarningClock.JOB, UUID.randomUUID()));

        List<MyWarning> held = kit.heldWhen(rep, all -> !all.isEmpty());
        assertThat(held).extracting(MyWarning::record).containsExactly(account);
        assertThat(held.getFirst().deadline()).isEqualTo(passes);
        assertThat(kit.bell(rep)).containsExactly(account.toString());
        assertThat(
                        jdbc.sql("select at >= deadline from t_main.warning where id = ?")
                                .param(held.getFirst().id())
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void nobodyIsWarnedOfWhatHeMayNotSeeUntilHeMay() {
        Caller manager = kit.person(null);
        Caller rep = kit.person(manager);
        kit.everybodyMay(
                Map.of(
                        "*",
                        Map.of(
                                "rights",
                                List.of("see", "create", "edit"),
                                "see",
                                Map.of("kind", "own")),
                        "user",
                        Map.of("rights", List.of("see"))));
        UUID quiet = kit.account(rep, 35);
        kit.looked();
        assertThat(kit.held(rep)).hasSize(2);
        assertThat(kit.held(manager)).isEmpty();
        assertThat(kit.bell(manager)).isEmpty();

        kit.everybodyMayAsShipped(permits);
        kit.looked();
        assertThat(kit.held(manager)).extracting(MyWarning::record).containsExactly(quiet);
        assertThat(kit.bell(manager)).containsExactly(quiet.toString());
    }

    @Test
    void manyAtOnceRingOnce() throws InterruptedException {
        Caller rep = kit.person(null);
        for (int at = 0; at < 12; at++) {
            kit.account(rep, 1);
        }
        kit.settled();
        jdbc.sql(
                        "update t_main.account set followed_at = now() - interval '20 days' where owner = ?")
                .param(WarningKit.id(rep))
                .update();
        kit.looked();
        assertThat(kit.held(rep)).hasSize(12);
        assertThat(
                        jdbc.sql(
                                        "select words from t_main.notification where person = ? and kind = 'warned'")
                                .param(WarningKit.id(rep))
                                .query(String.class)
                                .list())
                .singleElement(InstanceOfAssertFactories.STRING)
                .endsWith(" · 12");
    }

    @Test
    void whoeverIsBehindHisGoalIsWarned() {
        Caller rep = kit.person(null);
        LocalDate today = LocalDate.now(WarningKit.ZONE);
        UUID goal =
                kit.create(
                        "goal",
                        Map.of(
                                "name",
                                "落后的目标" + WarningKit.next(),
                                "measure",
                                "won_count",
                                "target",
                                1000,
                                "starts_on",
                                today.minusDays(40).toString(),
                                "ends_on",
                                today.plusDays(40).toString(),
                                "person",
                                WarningKit.id(rep)));
        kit.looked();
        assertThat(kit.held(rep)).extracting(MyWarning::record).containsExactly(goal);
        assertThat(kit.held(rep).getFirst().name()).isEqualTo("目标落后");
    }

    @Test
    void aMilestoneThatWaitsForALaterOneWarnsEachTimeItIsPutOff() throws InterruptedException {
        Caller rep = kit.person(null);
        LocalDate today = LocalDate.now(WarningKit.ZONE);
        UUID account = kit.account(rep, 1);
        UUID project =
                kit.create(
                        "project",
                        Map.of(
                                "name",
                                "预警项目",
                                "account",
                                account,
                                "owner",
                                WarningKit.id(rep),
                                "expected_close",
                                today.plusDays(300).toString()));
        UUID first = milestone(rep, project, today.plusDays(100), List.of());
        UUID second = milestone(rep, project, today.plusDays(120), List.of(first));
        assertThat(kit.held(rep)).isEmpty();

        due(first, today.plusDays(130));
        assertThat(kit.heldWhen(rep, held -> !held.isEmpty()))
                .extracting(MyWarning::record, MyWarning::name)
                .containsExactly(tuple(second, "前置里程碑晚于本里程碑"));
        due(second, today.plusDays(140));
        assertThat(kit.heldWhen(rep, List::isEmpty)).isEmpty();
        due(first, today.plusDays(150));
        assertThat(kit.heldWhen(rep, held -> !held.isEmpty()))
                .extracting(MyWarning::record)
                .containsExactly(second);
        assertThat(kit.bell(rep)).containsExactly(second.toString(), second.toString());
    }

    private UUID milestone(Caller owner, UUID project, LocalDate due, List<UUID> after) {
        return kit.create(
                "milestone",
                Map.of(
                        "name",
                        "里程碑" + WarningKit.next(),
                        "project",
                        project,
                        "owner",
                        WarningKit.id(owner),
                        "state",
                        "planned",
                        "due",
                        due.toString(),
                        "after",
                        after));
    }

    private void due(UUID milestone, LocalDate day) {
        assertThat(kit.change("milestone", milestone, Map.of("due", day.toString())))
                .isInstanceOf(Outcome.Updated.class);
    }
}
