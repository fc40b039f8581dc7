package guanlan.domain.allocation;

import guanlan.engine.query.Counting;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plays the last days through the rules that are asked about, with the chooser that gives in
 * earnest. Conditions, people and their profiles are those of today; absences, hours and win rates
 * those of each moment.
 */
@Component
public class Simulations {
    static final int MOST_DAYS = 366;
    private static final int MOST = 20_000;
    private static final List<String> FIELDS =
            List.of(
                    "id",
                    "name",
                    "owner",
                    "created_at",
                    "updated_at",
                    "province",
                    "city",
                    "industry");

    private final AllocationRules rules;
    private final Desks desks;
    private final Queries queries;
    private final Reasons reasons;
    private final Permits permits;
    private final InstantSource clock;

    Simulations(
            AllocationRules rules,
            Desks desks,
            Queries queries,
            Reasons reasons,
            Permits permits,
            InstantSource clock) {
        this.rules = rules;
        this.desks = desks;
        this.queries = queries;
        this.reasons = reasons;
        this.permits = permits;
        this.clock = clock;
    }

    /**
     * For those who may change rules.
     *
     * @param with rules that are taken as active, though they are not
     */
    public Simulation run(String object, int days, Set<UUID> with) {
        Choices.allowed(permits);
        ObjectName name = AllocationRule.known(object);
        if (days < 1 || days > MOST_DAYS) {
            throw new Problem(
                    AllocationProblem.DAYS_OUT_OF_RANGE, Map.of("least", 1, "most", MOST_DAYS));
        }
        Caller me = Caller.current();
        Caller all = Caller.system(me.tenant());
        return new Caller(null, me.tenant(), all.roles(), me.locale(), me.zone())
                .call(() -> play(name, days, with));
    }

    private Simulation play(ObjectName object, int days, Set<UUID> with) {
        List<AllocationRule> asked =
                rules.all().stream()
                        .filter(rule -> rule.object().equals(object) && rule.pool() == null)
                        .filter(rule -> rule.active() || with.contains(rule.id()))
                        .filter(rule -> !rule.party().isNobody())
                        .toList();
        if (asked.isEmpty()) {
            throw new Problem(AllocationProblem.NO_RULES);
        }
        Instant now = clock.instant();
        Instant since = now.minus(days, ChronoUnit.DAYS);
        String came = object.equals(AllocationRule.LEAD) ? "received_at" : "created_at";
        String moment = "timestamp(\"" + since.truncatedTo(ChronoUnit.SECONDS) + "\")";
        List<Row> rows = rows(object, came, moment);
        Desk desk = desks.pretend(asked, came + " < " + moment, since, now);
        var play = new Play(object, came, desk, open(asked, rows));
        Map<UUID, Set<UUID>> fits = desks.fits(asked, rows);
        rows.stream()
                .limit(MOST)
                .forEach(row -> play.next(row, fits.getOrDefault(row.id(), Set.of())));
        return play.result(since, rows.size() > MOST, reasons);
    }

    /** In the order in which they came; as if none lay in a pool. */
    private List<Row> rows(ObjectName object, String came, String since) {
        List<String> fields = new ArrayList<>(FIELDS);
        fields.add(came);
        if (object.equals(AllocationRule.LEAD)) {
            fields.add("language");
        }
        List<Row> rows = new ArrayList<>();
        @Nullable String after = null;
        do {
            var query =
                    Query.of(object)
                            .where(came + " >= " + since)
                            .sort(came)
                            .fields(fields)
                            .limit(Query.MOST)
                            .after(after)
                            .counting(Counting.NONE);
            Page page = queries.read(query);
            rows.addAll(page.rows());
            after = page.next();
        } while (after != null && rows.size() <= MOST);
        return rows;
    }

    /** The records that still are in somebody's hands, by what the first of the rules counts. */
    private Set<UUID> open(List<AllocationRule> asked, List<Row> rows) {
        AllocationRule first = asked.getFirst();
        List<UUID> ids = rows.stream().map(Row::id).toList();
        return Set.copyOf(desks.fulfilling(first.object(), first.counted(), ids));
    }
}
