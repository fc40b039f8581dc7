package guanlan.engine.query;

import guanlan.core.criteria.Checked;
import guanlan.core.criteria.Criteria;
import guanlan.core.criteria.CriteriaFinding;
import guanlan.core.criteria.EvaluationContext;
import guanlan.core.criteria.Verdict;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Role;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import guanlan.platform.problems.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/** Criteria in CEL as the caller may write them, on the table of an object. */
@Component
public class CriteriaConditions {
    private final Schemas schemas;
    private final Permits permits;
    private final FieldColumns columns;
    private final InstantSource clock;
    private final Texts texts;

    public CriteriaConditions(
            Schemas schemas, Permits permits, Tenants tenants, InstantSource clock, Texts texts) {
        this.schemas = schemas;
        this.permits = permits;
        this.columns = new FieldColumns(schemas, permits, tenants, clock);
        this.clock = clock;
        this.texts = texts;
    }

    /** The criteria as a condition for a {@code where} on the object's table. */
    public Condition condition(String cel, ObjectDefinition object) {
        return condition(cel, object, Tables.table(object.name()));
    }

    /** The same where the object's table stands under another name. */
    Condition condition(String cel, ObjectDefinition object, String table) {
        var names = columns.names(object, table);
        Caller caller = Caller.current();
        var seen =
                caller.is(Role.ADMINISTRATOR)
                        ? names
                        : names.seenBy(to -> permits.of(caller, to.name().value()));
        return SqlCriteria.condition(require(cel, object), seen, context());
    }

    /** Whether the caller may ask this. */
    public boolean fits(String cel, ObjectDefinition object) {
        var vocabulary = new CriteriaVocabulary(object, schemas, permits, Caller.current());
        return Criteria.check(cel, vocabulary) instanceof Verdict.Accepted;
    }

    /** The checked criteria; what is wrong with them is told with its place in the text. */
    public Checked require(String cel, ObjectDefinition object) {
        var vocabulary = new CriteriaVocabulary(object, schemas, permits, Caller.current());
        return switch (Criteria.check(cel, vocabulary)) {
            case Verdict.Accepted(var checked) -> checked;
            case Verdict.Refused(var findings) -> throw problem(findings);
        };
    }

    private Problem problem(List<CriteriaFinding> criteria) {
        List<Finding> findings =
                criteria.stream().map(each -> CriteriaProblem.finding("where", each)).toList();
        String reason = texts.say(findings.getFirst(), Caller.current().locale());
        return new Problem(QueryProblem.CRITERIA_INVALID, Map.of("reason", reason), findings);
    }

    /** The caller, now, in his time zone. */
    public EvaluationContext context() {
        return context(clock.instant());
    }

    /** The caller at a moment. */
    public EvaluationContext context(Instant moment) {
        return Asker.context(Caller.current(), moment, permits);
    }
}
