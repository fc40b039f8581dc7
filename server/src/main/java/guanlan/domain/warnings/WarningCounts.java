package guanlan.domain.warnings;

import guanlan.engine.query.Deadlines;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.database.CompanySql;
import guanlan.platform.problems.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the rules come to now, for those who keep them. */
@Component
public class WarningCounts {
    private static final String COUNTS =
            "select rule, count(*) as open from warning where resolved_at is null group by rule";

    private final WarningRules rules;
    private final Deadlines deadlines;
    private final Permits permits;
    private final CompanySql sql;

    WarningCounts(WarningRules rules, Deadlines deadlines, Permits permits, CompanySql sql) {
        this.rules = rules;
        this.deadlines = deadlines;
        this.permits = permits;
        this.sql = sql;
    }

    /**
     * @param open its warnings whose reason is not gone
     * @param readable whether it can be asked; else it warns of nothing
     */
    public record RuleCount(UUID rule, long open, boolean readable) {}

    public List<RuleCount> now() {
        if (!permits.of(Caller.current(), WarningRules.OBJECT.value()).allows(Right.EDIT)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", WarningRules.OBJECT));
        }
        return Caller.system(Caller.current().tenant()).call(this::counts);
    }

    private List<RuleCount> counts() {
        Map<UUID, Long> open = new HashMap<>();
        sql.run(
                        jdbc ->
                                jdbc.sql(COUNTS)
                                        .query(
                                                (row, _) ->
                                                        Map.entry(
                                                                row.getObject("rule", UUID.class),
                                                                row.getLong("open")))
                                        .list())
                .forEach(each -> open.put(each.getKey(), each.getValue()));
        return rules.all().stream()
                .map(
                        rule ->
                                new RuleCount(
                                        rule.id(),
                                        open.getOrDefault(rule.id(), 0L),
                                        !rule.deadline().since().isEmpty()
                                                && deadlines.fits(rule.deadline())))
                .toList();
    }
}
