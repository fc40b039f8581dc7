package guanlan.engine.granting;

import guanlan.core.criteria.Criteria;
import guanlan.core.criteria.CriteriaFinding;
import guanlan.core.criteria.Verdict;
import guanlan.engine.query.CriteriaProblem;
import guanlan.engine.rights.EveryField;
import guanlan.engine.rights.FieldRule;
import guanlan.engine.rights.ObjectRule;
import guanlan.engine.rights.RightsProblem;
import guanlan.engine.rights.RoleDefinition;
import guanlan.engine.rights.Scope;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what a role or a share says fits the objects there are. */
@Component
class RoleChecks {
    private static final Set<String> AREAS = Set.of("audit");
    private static final Set<String> ALWAYS_SHOWN =
            Set.of(SystemField.ID.field(), SystemField.VERSION.field());

    private final Schemas schemas;
    private final Texts texts;

    RoleChecks(Schemas schemas, Texts texts) {
        this.schemas = schemas;
        this.texts = texts;
    }

    List<Finding> findings(Map<String, ObjectRule> objects) {
        List<Finding> findings = new ArrayList<>();
        objects.forEach((name, rule) -> check("objects." + name, name, rule, findings));
        return findings;
    }

    private void check(String path, String name, ObjectRule rule, List<Finding> findings) {
        boolean others = name.equals(RoleDefinition.OTHERS);
        Optional<ObjectDefinition> object =
                ObjectName.fits(name) ? schemas.find(new ObjectName(name)) : Optional.empty();
        if (object.isEmpty() && !others && !AREAS.contains(name)) {
            findings.add(Finding.of(path, RightsProblem.UNKNOWN_OBJECT, Map.of("value", name)));
            return;
        }
        // Fields that every object has are those of any.
        ObjectDefinition fields = object.orElseGet(() -> schemas.require(ObjectName.DEPARTMENT));
        scope(path + ".see", rule.see(), fields, findings);
        if (!rule.change().equals(rule.see())) {
            scope(path + ".change", rule.change(), fields, findings);
        }
        rule.fields()
                .forEach(
                        (field, said) ->
                                field(path + ".fields." + field, field, said, findings, fields));
    }

    private void scope(String path, Scope scope, ObjectDefinition object, List<Finding> findings) {
        condition(path + ".where", scope.where(), object).ifPresent(findings::add);
    }

    private void field(
            String path,
            String name,
            FieldRule said,
            List<Finding> findings,
            ObjectDefinition object) {
        if (object.field(name).isEmpty()) {
            findings.add(Finding.of(path, RightsProblem.UNKNOWN_FIELD, Map.of("value", name)));
        } else if (ALWAYS_SHOWN.contains(name)) {
            findings.add(Finding.of(path, RightsProblem.ALWAYS_SHOWN));
        }
        condition(path + ".when", said.when(), object).ifPresent(findings::add);
    }

    /** What is wrong with criteria, told in a sentence; a missing text is told elsewhere. */
    Optional<Finding> condition(String path, @Nullable String cel, ObjectDefinition object) {
        if (cel == null || cel.isBlank()) {
            return Optional.empty();
        }
        return switch (Criteria.check(cel, new EveryField(object, schemas))) {
            case Verdict.Accepted _ -> Optional.empty();
            case Verdict.Refused(var wrong) ->
                    Optional.of(
                            Finding.of(
                                    path,
                                    RightsProblem.BAD_CONDITION,
                                    Map.of("reason", said(wrong.getFirst()))));
        };
    }

    private String said(CriteriaFinding finding) {
        return texts.say(
                new CriteriaProblem(finding.code()), finding.params(), Caller.current().locale());
    }
}
