package guanlan.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Records;
import guanlan.testkit.Postgres;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Random arrivals, absences and ends against a list on paper; and many at once. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class AllocationModelIT {
    private static final int CAPACITY = 4;

    private final Allocations allocations;
    private final RetryClock retry;
    private final AllocationKit kit;

    AllocationModelIT(
            @Autowired Allocations allocations,
            @Autowired RetryClock retry,
            @Autowired Records records,
            @Autowired Queries queries) {
        this.allocations = allocations;
        this.retry = retry;
        this.kit = new AllocationKit(records, queries);
    }

    @ParameterizedTest
    @CsvSource({"round_robin, 11", "least_loaded, 12"})
    @Timeout(240)
    void doesWhatAListOnPaperDoes(String strategy, int seed) {
        var random = new Random(seed);
        List<UUID> people = kit.people(4);
        kit.rule(people, Map.of("strategy", strategy, "capacity", CAPACITY));
        var paper = new NaiveAllocation(people, strategy.equals("round_robin"), CAPACITY);
        List<UUID> leads = new ArrayList<>();
        for (int turn = 0; turn < 90; turn++) {
            act(random, people, paper, leads);
            again();
            paper.triesAgain();
            for (UUID lead : leads) {
                assertThat(kit.owner(lead))
                        .as("lead in turn %s", turn)
                        .isEqualTo(paper.owner(lead));
            }
        }
        assertThat(people).allMatch(person -> paper.load(person) <= CAPACITY);
    }

    private void again() {
        AllocationKit.system(
                () -> {
                    retry.ring();
                    return true;
                });
    }

    private void act(Random random, List<UUID> people, NaiveAllocation paper, List<UUID> leads) {
        UUID person = people.get(random.nextInt(people.size()));
        int dice = random.nextInt(10);
        if (dice < 6 || leads.isEmpty()) {
            UUID lead = kit.lead(Map.of());
            AllocationKit.system(() -> allocations.allocate(AllocationRule.LEAD, List.of(lead)));
            leads.add(lead);
            paper.comes(lead);
        } else if (dice < 8) {
            UUID lead = leads.remove(random.nextInt(leads.size()));
            kit.change(
                    AllocationRule.LEAD,
                    lead,
                    Map.of("status", "disqualified", "disqualified_because", "no_need"));
            paper.ends(lead);
        } else if (paper.away.remove(person)) {
            kit.back(person);
        } else {
            kit.away(person, Objects.requireNonNull(other(people, person)));
            paper.away.add(person);
        }
    }

    private static UUID other(List<UUID> people, UUID person) {
        return people.stream().filter(each -> !each.equals(person)).findFirst().orElseThrow();
    }

    @Test
    @Timeout(120)
    void thirtyTwoAtOnceAreGivenOnceEachAndEvenly() throws Exception {
        List<UUID> people = kit.people(5);
        kit.rule(people, Map.of());
        List<UUID> leads = rush(64);

        Map<UUID, Integer> got = got(leads);
        assertThat(got.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(64);
        assertThat(got.values()).allMatch(count -> count == 12 || count == 13);
    }

    @Test
    @Timeout(120)
    void thirtyTwoAtOnceAreNeverMoreThanPeopleTake() throws Exception {
        List<UUID> people = kit.people(4);
        kit.rule(people, Map.of("strategy", "most_room", "capacity", 9));
        List<UUID> leads = rush(64);

        Map<UUID, Integer> got = got(leads);
        assertThat(got).hasSize(4);
        assertThat(got.values()).allMatch(count -> count == 9);
    }

    /** Each as from a node of its own, beside the reader of the log. */
    private List<UUID> rush(int count) throws Exception {
        List<Callable<UUID>> acts = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            acts.add(
                    () -> {
                        UUID lead = kit.lead(Map.of());
                        AllocationKit.system(
                                () -> allocations.allocate(AllocationRule.LEAD, List.of(lead)));
                        return lead;
                    });
        }
        List<UUID> leads = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(32)) {
            for (var done : threads.invokeAll(acts)) {
                leads.add(done.get());
            }
        }
        return leads;
    }

    private Map<UUID, Integer> got(List<UUID> leads) {
        Map<UUID, Integer> got = new HashMap<>();
        for (UUID lead : leads) {
            if (kit.owner(lead) instanceof UUID owner) {
                got.merge(owner, 1, Integer::sum);
            }
        }
        return got;
    }
}
