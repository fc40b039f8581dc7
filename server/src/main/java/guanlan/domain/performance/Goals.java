package guanlan.domain.performance;

import guanlan.domain.performance.Asked.Period;
import guanlan.engine.query.Aggregator;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Surveys;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The goals that hold on a day, beside what was reached of them. */
@Component
public class Goals {
    private static final ObjectName GOAL = new ObjectName("goal");
    private static final List<String> FIELDS =
            List.of("name", "measure", "model", "target", "starts_on", "ends_on", "person", "team");

    private final Queries queries;
    private final Aggregator aggregator;
    private final Surveys surveys;
    private final InstantSource clock;
    private final TransactionTemplate reading;

    Goals(
            Queries queries,
            Aggregator aggregator,
            Surveys surveys,
            InstantSource clock,
            TransactionTemplate transactions) {
        this.queries = queries;
        this.aggregator = aggregator;
        this.surveys = surveys;
        this.clock = clock;
        this.reading =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager()));
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
    }

    /** At most a thousand, the company's and those of teams before those of people. */
    public List<GoalProgress> on(LocalDate day) {
        return Objects.requireNonNull(reading.execute(_ -> progress(day)));
    }

    private List<GoalProgress> progress(LocalDate day) {
        Page page =
                queries.read(
                        Query.of(GOAL)
                                .where(
                                        "starts_on <= date(\"%1$s\") && ends_on >= date(\"%1$s\") && target > 0.0"
                                                .formatted(day))
                                .sort("starts_on,ends_on,name")
                                .fields(FIELDS)
                                .limit(Query.MOST)
                                .counting(Counting.NONE));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Caller.current().zone());
        var actuals = new Actuals(aggregator, surveys, new Departments(queries));
        Map<UUID, String> titles = page.titles();
        return page.rows().stream()
                .filter(row -> FIELDS.subList(0, 2).stream().allMatch(row::has))
                .map(Goal::of)
                .map(goal -> actuals.progress(goal, today, titles))
                .sorted(Comparator.comparing(GoalProgress::of).thenComparing(GoalProgress::from))
                .toList();
    }

    /** What of a period is still to come. */
    static Period rest(Period period, LocalDate today) {
        return today.isAfter(period.from()) && !today.isAfter(period.to())
                ? new Period(today, period.to())
                : period;
    }
}
