package guanlan.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.domain.allocation.Given.Settled;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Records;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Whoever is given a record accepts it, or somebody else has it. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class AcceptancesIT {
    private final Acceptances acceptances;
    private final Escalations escalations;
    private final ChoiceLedger ledger;
    private final AllocationKit kit;

    AcceptancesIT(
            @Autowired Acceptances acceptances,
            @Autowired Escalations escalations,
            @Autowired ChoiceLedger ledger,
            @Autowired Records records,
            @Autowired Queries queries) {
        this.acceptances = acceptances;
        this.escalations = escalations;
        this.ledger = ledger;
        this.kit = new AllocationKit(records, queries);
    }

    private UUID givenTo(UUID lead) throws InterruptedException {
        AllocationKit.until(() -> kit.owner(lead) != null);
        return (UUID) Objects.requireNonNull(kit.owner(lead));
    }

    private Given last(UUID lead) {
        return AllocationKit.system(() -> ledger.of(lead)).getFirst();
    }

    private void due(Given choice) {
        AllocationKit.system(
                () -> {
                    escalations.due(choice.id());
                    return true;
                });
    }

    @Test
    @Timeout(60)
    void whoDoesNotAcceptLosesItOnceToTheNextAndThenToTheManager() throws Exception {
        UUID manager = kit.person(Map.of());
        UUID first = kit.person(Map.of("manager", manager));
        UUID second = kit.person(Map.of("manager", manager));
        kit.rule(
                List.of(first, second),
                Map.of("accept_minutes", 60, "escalates_to", "next", "passes", 1));
        UUID lead = kit.lead(Map.of());
        assertThat(givenTo(lead)).isEqualTo(first);

        Given missed = last(lead);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> rings = new ArrayList<>();
            for (int at = 0; at < 8; at++) {
                rings.add(
                        () -> {
                            due(missed);
                            return true;
                        });
            }
            for (var done : threads.invokeAll(rings)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(kit.owner(lead)).isEqualTo(second);
        assertThat(AllocationKit.system(() -> ledger.of(lead))).hasSize(2);
        assertThat(AllocationKit.system(() -> ledger.find(missed.id())).orElseThrow().settled())
                .isEqualTo(Settled.MISSED);

        due(last(lead));
        assertThat(kit.owner(lead)).isEqualTo(manager);
        assertThat(last(lead).kind()).isEqualTo(Given.Kind.MANAGER);
        assertThat(last(lead).isOpen()).isFalse();
    }

    @Test
    @Timeout(60)
    void whoAcceptsOrWorksOnItKeepsIt() throws Exception {
        UUID person = kit.person(Map.of());
        UUID other = kit.person(Map.of());
        kit.rule(List.of(person), Map.of("accept_minutes", 60));
        UUID said = kit.lead(Map.of());
        UUID worked = kit.lead(Map.of());
        givenTo(said);
        givenTo(worked);

        Given choice = last(said);
        assertThatThrownBy(() -> AllocationKit.as(other).run(() -> acceptances.accept(choice.id())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code()).isEqualTo(AllocationProblem.NOT_YOURS));
        AllocationKit.as(person).run(() -> acceptances.accept(choice.id()));
        AllocationKit.as(person).run(() -> acceptances.accept(choice.id()));
        kit.change(AllocationKit.as(person), AllocationRule.LEAD, worked, Map.of("position", "采购"));
        AllocationKit.until(() -> last(worked).settled() == Settled.ACCEPTED);
        due(choice);
        due(last(worked));

        assertThat(kit.owner(said)).isEqualTo(person);
        assertThat(kit.owner(worked)).isEqualTo(person);
        assertThat(last(said).settled()).isEqualTo(Settled.ACCEPTED);
    }

    @Test
    @Timeout(60)
    void whatAManagerGivesByHandIsKeptBesideTheRules() throws Exception {
        UUID person = kit.person(Map.of());
        UUID chosen = kit.person(Map.of());
        UUID manager = kit.person(Map.of());
        kit.rule(List.of(person), Map.of("accept_minutes", 60));
        UUID lead = kit.lead(Map.of());
        givenTo(lead);
        Given choice = last(lead);

        kit.change(AllocationKit.as(manager), AllocationRule.LEAD, lead, Map.of("owner", chosen));
        AllocationKit.until(() -> last(lead).kind() == Given.Kind.BY_HAND);
        due(choice);

        assertThat(kit.owner(lead)).isEqualTo(chosen);
        assertThat(last(lead).person()).isEqualTo(chosen);
        assertThat(last(lead).actor()).isEqualTo(manager);
        assertThat(AllocationKit.system(() -> ledger.find(choice.id())).orElseThrow().settled())
                .isEqualTo(Settled.REPLACED);
        assertThatThrownBy(
                        () -> AllocationKit.as(person).run(() -> acceptances.accept(choice.id())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code()).isEqualTo(AllocationProblem.TOO_LATE));
    }
}
