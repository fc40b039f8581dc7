package guanlan.domain.allocation;

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
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class AllocationsIT {
    private static final ObjectName POOL = new ObjectName("pool");

    private final Allocations allocations;
    private final Receivers receivers;
    private final RetryClock retry;
    private final Choices choices;
    private final Simulations simulations;
    private final ChoiceLedger ledger;
    private final Records records;
    private final Queries queries;
    private final JdbcClient jdbc;
    private final AllocationKit kit;

    AllocationsIT(
            @Autowired Allocations allocations,
            @Autowired Receivers receivers,
            @Autowired RetryClock retry,
            @Autowired Choices choices,
            @Autowired Simulations simulations,
            @Autowired ChoiceLedger ledger,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired JdbcClient jdbc) {
        this.allocations = allocations;
        this.receivers = receivers;
        this.retry = retry;
        this.choices = choices;
        this.simulations = simulations;
        this.ledger = ledger;
        this.records = records;
        this.queries = queries;
        this.jdbc = jdbc;
        this.kit = new AllocationKit(records, queries);
    }

    private UUID givenTo(UUID lead) throws InterruptedException {
        AllocationKit.until(() -> kit.owner(lead) != null);
        return (UUID) Objects.requireNonNull(kit.owner(lead));
    }

    private Given last(UUID lead) {
        return AllocationKit.system(() -> ledger.of(lead)).getFirst();
    }

    @Test
    @Timeout(60)
    void whatComesInWithoutAnOwnerIsGivenAtOnceAndTold() throws Exception {
        UUID person = kit.person(Map.of());
        kit.rule(List.of(person), Map.of());
        UUID lead = kit.lead(Map.of());

        assertThat(givenTo(lead)).isEqualTo(person);
        AllocationKit.until(
                () ->
                        jdbc.sql(
                                                "select count(*) from t_main.notification where person = ? and record = ? and kind = 'allocated'")
                                        .param(person)
                                        .param(lead)
                                        .query(Integer.class)
                                        .single()
                                == 1);
        Given given = last(lead);
        assertThat(given.person()).isEqualTo(person);
        assertThat(given.isOpen()).isFalse();
        List<String> words =
                AllocationKit.as(person)
                        .call(() -> choices.of(AllocationRule.LEAD, lead))
                        .choices()
                        .getFirst()
                        .words();
        assertThat(words).hasSize(2).allMatch(word -> word.contains("某人"));
    }

    @Test
    @Timeout(60)
    void whatFitsNoRuleStaysAsItIs() throws Exception {
        UUID person = kit.person(Map.of());
        kit.rule(List.of(person), Map.of("applies", kit.ours() + " && city == \"宁波\""));
        UUID other = kit.lead(Map.of("city", "上海"));
        UUID fitting = kit.lead(Map.of("city", "宁波"));

        assertThat(givenTo(fitting)).isEqualTo(person);
        assertThat(kit.owner(other)).isNull();
    }

    @Test
    @Timeout(60)
    void theFirstRuleThatFitsCountsAndTheNextWhereNobodyCan() throws Exception {
        UUID first = kit.person(Map.of());
        UUID second = kit.person(Map.of());
        kit.rule(List.of(second), Map.of("position", 2));
        kit.rule(List.of(first), Map.of("position", 1, "capacity", 1));

        assertThat(givenTo(kit.lead(Map.of()))).isEqualTo(first);
        assertThat(givenTo(kit.lead(Map.of()))).isEqualTo(second);
    }

    @Test
    @Timeout(60)
    void departmentsAndRolesTakePart() throws Exception {
        UUID above = kit.create(ObjectName.DEPARTMENT, Map.of("name", "东区" + UUID.randomUUID()));
        UUID below =
                kit.create(
                        ObjectName.DEPARTMENT,
                        Map.of("name", "一组" + UUID.randomUUID(), "parent", above));
        UUID member = kit.person(Map.of("department", below));
        UUID granted = kit.person(Map.of());
        kit.create(new ObjectName("role_grant"), Map.of("role", "marketing", "person", granted));
        kit.rule(List.of(), Map.of("departments", List.of(above)));

        assertThat(givenTo(kit.lead(Map.of()))).isEqualTo(member);
        var marketing = new AllocationRule.Party(Set.of(), Set.of(), Set.of("marketing"));
        Instant now = Instant.now();
        assertThat(AllocationKit.system(() -> receivers.of(marketing, now, now)))
                .extracting(Receiver::id)
                .contains(granted)
                .doesNotContain(member);
    }

    @Test
    @Timeout(60)
    void whatNobodyCanTakeWaitsUntilSomebodyCan() throws Exception {
        UUID person = kit.person(Map.of());
        UUID delegate = kit.person(Map.of());
        kit.away(person, delegate);
        UUID rule = kit.rule(List.of(person), Map.of());
        UUID lead = kit.lead(Map.of());
        AllocationKit.system(() -> allocations.allocate(AllocationRule.LEAD, List.of(lead)));

        assertThat(kit.owner(lead)).isNull();
        Choices.Waits waits =
                Objects.requireNonNull(
                        AllocationKit.system(() -> choices.of(AllocationRule.LEAD, lead)).waits());
        assertThat(waits.people())
                .singleElement()
                .satisfies(each -> assertThat(each.out()).isEqualTo("absent"));

        kit.back(person);
        AllocationKit.system(
                () -> {
                    retry.ring();
                    return rule;
                });
        assertThat(kit.owner(lead)).isEqualTo(person);
        assertThat(AllocationKit.system(() -> choices.of(AllocationRule.LEAD, lead)).waits())
                .isNull();
    }

    @Test
    @Timeout(60)
    void outOfAPoolOnlyByARuleOfThePool() throws Exception {
        UUID person = kit.person(Map.of());
        UUID pool = kit.create(POOL, Map.of("name", "公海" + UUID.randomUUID(), "object", "lead"));
        UUID quiet = kit.create(POOL, Map.of("name", "公海" + UUID.randomUUID(), "object", "lead"));
        kit.rule(List.of(person), Map.of("pool", pool));
        UUID inside = kit.lead(Map.of("pool", pool));
        UUID elsewhere = kit.lead(Map.of("pool", quiet));

        assertThat(givenTo(inside)).isEqualTo(person);
        assertThat(kit.owner(elsewhere)).isNull();
        assertThat(
                        AllocationKit.system(() -> queries.require(AllocationRule.LEAD, inside))
                                .value("pool"))
                .isNull();
    }

    @Test
    @Timeout(60)
    void anImportLeavesToTheRulesWhatItNamesNoOwnerFor() throws Exception {
        UUID person = kit.person(Map.of());
        UUID clerk = kit.person(Map.of());
        kit.rule(List.of(person), Map.of());
        String company = kit.ours().split("\"")[1];
        List<Map<String, Object>> rows =
                List.of(
                        Map.of("name", "导入", "company", company),
                        Map.of("name", "自带", "company", company, "owner", clerk));
        List<UUID> made = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Outcome outcome =
                    AllocationKit.as(clerk)
                            .call(
                                    () ->
                                            records.write(
                                                            Batch.of(AllocationRule.LEAD)
                                                                    .create(List.of(Row.of(row)))
                                                                    .because(
                                                                            Cause.of(
                                                                                    Cause.Kind
                                                                                            .IMPORT)))
                                                    .outcomes()
                                                    .getFirst());
            made.add(((Outcome.Created) outcome).id());
        }
        assertThat(givenTo(made.getFirst())).isEqualTo(person);
        assertThat(kit.owner(made.getLast())).isEqualTo(clerk);
    }

    @Test
    void aSimulationGivesNothingAway() {
        List<UUID> people = kit.people(3);
        UUID rule = kit.rule(people, Map.of("active", false));
        for (int at = 0; at < 7; at++) {
            kit.lead(Map.of());
        }
        Simulation simulation =
                AllocationKit.system(() -> simulations.run("lead", 30, Set.of(rule)));

        Simulation.ByRule ours =
                simulation.rules().stream()
                        .filter(each -> each.rule().equals(rule))
                        .findFirst()
                        .orElseThrow();
        assertThat(ours.given()).isEqualTo(7);
        assertThat(simulation.people())
                .filteredOn(each -> people.contains(each.person()))
                .extracting(Simulation.Share::got)
                .containsExactly(3, 2, 2);
        assertThat(
                        AllocationKit.system(
                                () ->
                                        jdbc.sql(
                                                        "select count(*) from t_main.allocation_choice where rule = ?")
                                                .param(rule)
                                                .query(Integer.class)
                                                .single()))
                .isZero();
        assertThatThrownBy(
                        () ->
                                AllocationKit.as(people.getFirst())
                                        .run(() -> simulations.run("lead", 30, Set.of(rule))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(AccessProblem.REFUSED));
    }

    @Test
    void aRuleAsksOnlyWhatCanBeAnswered() {
        UUID rule = kit.rule(kit.people(1), Map.of("active", false));
        Caller all = Caller.system("main");
        assertThat(
                        AllocationKit.codes(
                                kit.change(
                                        all,
                                        RuleChecks.RULE,
                                        rule,
                                        Map.of("applies", "colour == 1"))))
                .containsExactly(AllocationProblem.CONDITION_UNREADABLE);
        assertThat(
                        AllocationKit.codes(
                                kit.change(
                                        all, RuleChecks.RULE, rule, Map.of("object", "account"))))
                .containsExactly(AllocationProblem.OBJECT_FIXED);
        assertThat(
                        AllocationKit.codes(
                                kit.change(
                                        all,
                                        RuleChecks.RULE,
                                        rule,
                                        Map.of("people", List.of(), "active", true))))
                .containsExactly(AllocationProblem.NOBODY_TAKES_PART);
        UUID profile =
                kit.create(AllocationProfileChecks.PROFILE, Map.of("person", kit.person(Map.of())));
        assertThat(
                        AllocationKit.codes(
                                kit.change(
                                        all,
                                        AllocationProfileChecks.PROFILE,
                                        profile,
                                        Map.of("works_from", "nine"))))
                .containsExactly(AllocationProblem.TIME_UNREADABLE);
    }
}
