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
import guanlan.platform.access.Extent;
import guanlan.platform.access.Permit.Right;
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
    private final Questions questions;

    /**
     * @param questions what lists may be asked beside fields
     */
    public CriteriaConditions(
            Schemas schemas,
            Permits permits,
            Tenants tenants,
            InstantSource clock,
            Texts texts,
            Questions questions) {
        this.schemas = schemas;
        this.permits = permits;
        this.columns = new FieldColumns(schemas, permits, tenants, clock);
        this.clock = clock;
        this.texts = texts;
        this.questions = questions;
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
        Extent seeing = permits.of(caller, object.name().value()).extent(Right.SEE);
        var all = new QuestionedNames(seen, columns, questions, seeing);
        return SqlCriteria.condition(requireForList(cel, object), all, context());
    }

    /** Whether the caller may ask a list this. */
    public boolean fits(String cel, ObjectDefinition object) {
        return Criteria.check(cel, ofLists(object)) instanceof Verdict.Accepted;
    }

    /** The checked criteria; what is wrong with them is told with its place in the text. */
    public Checked require(String cel, ObjectDefinition object) {
        return checked(cel, new CriteriaVocabulary(object, schemas, permits, Caller.current()));
    }

    /** The same of criteria that only lists are asked, which may hold questions. */
    public Checked requireForList(String cel, ObjectDefinition object) {
        return checked(cel, ofLists(object));
    }

    private CriteriaVocabulary ofLists(ObjectDefinition object) {
        return new CriteriaVocabulary(object, schemas, permits, Caller.current(), questions);
    }

    private Checked checked(String cel, CriteriaVocabulary vocabulary) {
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
