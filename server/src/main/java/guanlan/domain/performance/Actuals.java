package guanlan.domain.performance;

import guanlan.domain.performance.GoalProgress.Drill;
import guanlan.domain.performance.GoalProgress.Of;
import guanlan.domain.performance.GoalProgress.State;
import guanlan.domain.sales.Deals;
import guanlan.engine.query.Aggregates;
import guanlan.engine.query.Aggregation;
import guanlan.engine.query.Aggregation.Function;
import guanlan.engine.query.Aggregation.Group;
import guanlan.engine.query.Aggregator;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Surveys;
import guanlan.engine.schema.ObjectName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was reached of goals. What several goals are counted of is counted once, by owner and
 * department.
 */
final class Actuals {
    private static final List<Group> GROUPS =
            List.of(new Group("owner", null), new Group("department", null));
    private static final int MOST_GROUPS = 10_000;
    private static final int DIGITS = 2;

    private final Aggregator aggregator;
    private final Surveys surveys;
    private final Departments departments;
    private final Map<Counting, Aggregates> counted = new HashMap<>();

    Actuals(Aggregator aggregator, Surveys surveys, Departments departments) {
        this.aggregator = aggregator;
        this.surveys = surveys;
        this.departments = departments;
    }

    private record Counting(ObjectName object, String criteria, boolean amount) {}

    GoalProgress progress(Goal goal, LocalDate today, Map<UUID, String> titles) {
        Set<UUID> teams = goal.team() == null ? Set.of() : departments.tree(goal.team());
        BigDecimal actual = sum(goal, goal.measure().criteria(goal.period()), teams);
        long days = ChronoUnit.DAYS.between(goal.period().from(), goal.period().to()) + 1;
        long gone = Math.clamp(ChronoUnit.DAYS.between(goal.period().from(), today) + 1, 0, days);
        BigDecimal expected = part(goal.target(), gone, days);
        UUID whom = goal.person() == null ? goal.team() : goal.person();
        return new GoalProgress(
                goal.id(),
                goal.name(),
                goal.person() != null ? Of.PERSON : goal.team() != null ? Of.TEAM : Of.COMPANY,
                whom,
                whom == null ? null : titles.get(whom),
                goal.measure(),
                goal.period().from(),
                goal.period().to(),
                goal.target(),
                actual,
                expected,
                actual == null || gone == 0 ? null : part(actual, days, gone),
                actual == null ? null : coverage(goal, actual, today, teams),
                state(goal, actual, expected, today),
                objects(goal).stream()
                        .map(
                                object ->
                                        new Drill(
                                                object.value(),
                                                goal.measure().criteria(goal.period())
                                                        + own(goal, teams)))
                        .toList());
    }

    private static BigDecimal part(BigDecimal whole, long part, long of) {
        return whole.multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(of), DIGITS, RoundingMode.HALF_UP);
    }

    private static State state(
            Goal goal, @Nullable BigDecimal actual, BigDecimal expected, LocalDate today) {
        if (actual == null) {
            return State.UNKNOWN;
        }
        if (actual.compareTo(goal.target()) >= 0) {
            return State.REACHED;
        }
        if (today.isAfter(goal.period().to())) {
            return State.MISSED;
        }
        return actual.compareTo(expected) >= 0 ? State.AHEAD : State.BEHIND;
    }

    /** What is open and due until the end, by what is missing. */
    private @Nullable BigDecimal coverage(
            Goal goal, BigDecimal actual, LocalDate today, Set<UUID> teams) {
        BigDecimal missing = goal.target().subtract(actual);
        if (goal.measure() != Measure.WON_AMOUNT || missing.signum() <= 0) {
            return null;
        }
        BigDecimal due = sum(goal, Basis.DUE.criteria(Goals.rest(goal.period(), today)), teams);
        return due == null ? null : due.divide(missing, DIGITS, RoundingMode.HALF_UP);
    }

    private static List<ObjectName> objects(Goal goal) {
        if (!goal.measure().basis().isOfDeals()) {
            return List.of(goal.measure().basis().object(Deals.OPPORTUNITY));
        }
        return goal.model() == null ? Deals.MODELS : List.of(new ObjectName(goal.model()));
    }

    private static String own(Goal goal, Set<UUID> teams) {
        if (goal.person() != null) {
            return " && owner == \"" + goal.person() + "\"";
        }
        return teams.isEmpty()
                ? ""
                : teams.stream()
                        .map(team -> "\"" + team + "\"")
                        .collect(Collectors.joining(", ", " && department in [", "]"));
    }

    private @Nullable BigDecimal sum(Goal goal, String criteria, Set<UUID> teams) {
        List<Aggregates> counts = new ArrayList<>();
        for (ObjectName object : objects(goal)) {
            if (!surveys.sees(object)
                    || goal.measure().isAmount() && !surveys.asks(object, Deals.AMOUNT)) {
                return null;
            }
            counts.add(
                    counted.computeIfAbsent(
                            new Counting(object, criteria, goal.measure().isAmount()),
                            this::count));
        }
        return counts.stream()
                .flatMap(count -> count.lines().stream())
                .filter(line -> counts(goal, teams, line.values()))
                .map(line -> line.figures().getFirst())
                .filter(Objects::nonNull)
                .map(figure -> new BigDecimal(figure.toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean counts(Goal goal, Set<UUID> teams, List<@Nullable Object> group) {
        if (goal.person() != null) {
            return goal.person().equals(group.get(0));
        }
        Object department = group.get(1);
        return goal.team() == null || department instanceof UUID id && teams.contains(id);
    }

    private Aggregates count(Counting counting) {
        var measure =
                counting.amount()
                        ? new Aggregation.Measure(Function.SUM, Deals.AMOUNT)
                        : new Aggregation.Measure(Function.COUNT, null);
        return aggregator.compute(
                new Aggregation(
                        counting.object(),
                        Filter.ALL.where(counting.criteria()),
                        GROUPS,
                        List.of(measure),
                        List.of(),
                        MOST_GROUPS,
                        false));
    }
}
