package guanlan.domain.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Timeout(180)
class WarningsIT {
    private final MyWarnings warnings;
    private final Queries queries;
    private final JdbcClient jdbc;
    private final WarningKit kit;

    WarningsIT(
            @Autowired Evaluations evaluations,
            @Autowired MyWarnings warnings,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired CompanyZone zone,
            @Autowired JdbcClient jdbc) {
        this.warnings = warnings;
        this.queries = queries;
        this.jdbc = jdbc;
        this.kit = new WarningKit(evaluations, warnings, records, zone, jdbc);
    }

    @Test
    void whoDoesNotFollowUpIsWarnedOnceAndManagersLater() {
        Caller top = kit.person(null);
        Caller manager = kit.person(top);
        Caller rep = kit.person(manager);
        UUID quiet = kit.account(rep, 20);
        kit.account(rep, 5);
        kit.looked();
        kit.looked();
        assertThat(kit.held(rep)).extracting(MyWarning::record).containsExactly(quiet);
        assertThat(kit.held(rep).getFirst().name()).isEqualTo("客户 14 天未跟进");
        assertThat(kit.bell(rep)).containsExactly(quiet.toString());
        assertThat(kit.held(manager)).isEmpty();

        kit.heard(quiet, 35);
        kit.looked();
        assertThat(kit.held(rep))
                .extracting(MyWarning::name)
                .containsOnly("客户 14 天未跟进", "客户 30 天未跟进");
        assertThat(kit.held(manager)).extracting(MyWarning::level).containsExactly(1);
        assertThat(kit.held(top)).isEmpty();
        kit.heard(quiet, 50);
        kit.looked();
        assertThat(kit.held(top)).extracting(MyWarning::level).containsExactly(2);
        assertThat(kit.held(top).getFirst().ownerName()).startsWith("预警某人");
    }

    @Test
    void aWarningGoesWithItsReason() throws InterruptedException {
        Caller rep = kit.person(null);
        UUID quiet = kit.account(rep, 20);
        kit.looked();
        assertThat(kit.held(rep)).hasSize(1);
        kit.create("note", Map.of("about", "account/" + quiet, "body", "聊过"));
        assertThat(kit.heldWhen(rep, List::isEmpty)).isEmpty();
    }

    @Test
    void aDateThatPassedWarnsUntilItIsMoved() throws InterruptedException {
        Caller rep = kit.person(null);
        UUID account = kit.account(rep, 1);
        LocalDate today = LocalDate.now(WarningKit.ZONE);
        UUID deal =
                kit.create(
                        "opportunity",
                        Map.of(
                                "name",
                                "过期商机",
                                "account",
                                account,
                                "owner",
                                WarningKit.id(rep),
                                "expected_close",
                                today.minusDays(3).toString()));
        assertThat(kit.heldWhen(rep, held -> !held.isEmpty()))
                .extracting(MyWarning::record)
                .containsExactly(deal);
        assertThat(kit.bell(rep)).containsExactly(deal.toString());
        kit.change("opportunity", deal, Map.of("expected_close", today.plusDays(30).toString()));
        assertThat(kit.heldWhen(rep, List::isEmpty)).isEmpty();
    }

    private MyWarning warningOf(Caller person, UUID record) {
        return kit.held(person).stream()
                .filter(each -> each.record().equals(record))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void putOffOrMadeATaskItWaits() {
        Caller rep = kit.person(null);
        UUID one = kit.account(rep, 20);
        UUID two = kit.account(rep, 21);
        kit.looked();
        MyWarning first = warningOf(rep, one);
        MyWarning second = warningOf(rep, two);
        LocalDate today = LocalDate.now(WarningKit.ZONE);
        rep.call(() -> warnings.snooze(first.id(), today.plusDays(3)));
        UUID task = rep.call(() -> warnings.task(second.id())).task();
        assertThat(rep.call(() -> warnings.task(second.id())).task()).isEqualTo(task);
        assertThat(kit.held(rep)).isEmpty();
        Row made =
                WarningKit.system(
                        () ->
                                queries.require(
                                        new ObjectName("task"), Objects.requireNonNull(task)));
        assertThat(made.value("assignee")).isEqualTo(WarningKit.id(rep));
        assertThatThrownBy(() -> rep.call(() -> warnings.snooze(first.id(), today.minusDays(2))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(WarningProblem.UNTIL_PAST));
        Caller other = kit.person(null);
        assertThatThrownBy(() -> other.call(() -> warnings.task(second.id())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(WarningProblem.ABSENT));

        jdbc.sql(
                        "update t_main.warning_told set snoozed_until = now() - interval '1 minute' where warning = ?")
                .param(first.id())
                .update();
        kit.looked();
        assertThat(kit.held(rep)).extracting(MyWarning::record).containsExactly(one);
        assertThat(kit.bell(rep)).filteredOn(one.toString()::equals).hasSize(2);
    }

    @Test
    void rulesCountFromWhatRecordsHave() {
        UUID rule =
                kit.create(
                        "warning_rule",
                        Map.of(
                                "name",
                                "合同日期" + WarningKit.next(),
                                "object",
                                "account",
                                "since",
                                List.of("created_at"),
                                "days",
                                3000,
                                "active",
                                false));
        assertThat(codes(kit.change("warning_rule", rule, Map.of("object", "nothing"))))
                .containsExactly(WarningProblem.OBJECT_ABSENT);
        assertThat(codes(kit.change("warning_rule", rule, Map.of("since", List.of("name")))))
                .containsExactly(WarningProblem.MOMENT_UNFIT);
        assertThat(codes(kit.change("warning_rule", rule, Map.of("condition", "city >"))))
                .containsExactly(WarningProblem.CONDITION_UNREADABLE);
        assertThat(codes(kit.change("warning_rule", rule, Map.of("days_of", "nobody.days"))))
                .containsExactly(WarningProblem.DAYS_UNFIT);
        assertThat(codes(kit.change("warning_rule", rule, Map.of("behind", true))))
                .containsExactly(WarningProblem.NO_GOAL);
    }

    private static List<Object> codes(Outcome outcome) {
        List<Object> codes = new ArrayList<>();
        if (outcome instanceof Outcome.Rejected(var findings)) {
            findings.forEach(finding -> codes.add(finding.code()));
        }
        return codes;
    }
}
