package guanlan.engine.query;

import guanlan.core.criteria.Anatomy;
import guanlan.core.criteria.Calculation;
import guanlan.core.criteria.Criteria;
import guanlan.core.criteria.CriteriaFinding;
import guanlan.core.criteria.FieldKind;
import guanlan.core.criteria.Operand;
import guanlan.core.criteria.Verdict;
import guanlan.engine.schema.Computation.Formula;
import guanlan.engine.schema.Computation.Measure;
import guanlan.engine.schema.Computation.Rollup;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.SchemaProblem;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Finding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether the computed fields of an object can be computed: asked when a definition is made, so
 * that a slip is told with its place in the text. A field whose definition broke later is empty.
 */
@Component
public class Computations {
    private final Schemas schemas;
    private final FieldColumns columns;

    Computations(Schemas schemas, FieldColumns columns) {
        this.schemas = schemas;
        this.columns = columns;
    }

    /** For definitions that are not in force yet. */
    public static Computations of(
            Schemas schemas, Permits permits, Tenants tenants, InstantSource clock) {
        return new Computations(schemas, new FieldColumns(schemas, permits, tenants, clock));
    }

    /** What is wrong with the computed fields of an object; nothing when all is well. */
    public List<Finding> findings(ObjectDefinition object) {
        List<Finding> findings = new ArrayList<>();
        for (FieldDefinition field : object.fields().values()) {
            field.computation()
                    .ifPresent(
                            how ->
                                    findings.addAll(
                                            switch (how) {
                                                case Formula(var cel) ->
                                                        formula(object, field, cel);
                                                case Rollup rollup -> rollup(object, field, rollup);
                                            }));
            if (goesRound(object, field, new HashSet<>())) {
                findings.add(about(field, ComputationProblem.IN_CIRCLE));
            }
        }
        return findings;
    }

    private List<Finding> formula(ObjectDefinition object, FieldDefinition field, String cel) {
        return switch (Criteria.calculation(cel, columns.everything(object))) {
            case Calculation.Accepted(var value) -> fits(field, value.kind());
            case Calculation.Refused(var findings) -> said(field, findings);
        };
    }

    private List<Finding> rollup(ObjectDefinition object, FieldDefinition field, Rollup rollup) {
        ObjectDefinition child = schemas.require(rollup.from());
        List<Finding> findings = new ArrayList<>();
        if (FieldColumns.leading(child, rollup, object).isEmpty()) {
            findings.add(about(field, ComputationProblem.NO_WAY));
        }
        Optional<FieldDefinition> measured =
                Optional.ofNullable(rollup.field()).flatMap(child::field);
        if (rollup.field() != null && measured.isEmpty()) {
            findings.add(
                    Finding.of(
                            field.name(),
                            SchemaProblem.FIELD_ABSENT,
                            Map.of("field", rollup.field())));
        }
        measured.ifPresent(found -> findings.addAll(fits(field, kind(rollup, found))));
        if (rollup.where() != null
                && Criteria.check(rollup.where(), columns.everything(child))
                        instanceof Verdict.Refused(var wrong)) {
            findings.addAll(said(field, wrong));
        }
        return findings;
    }

    private static FieldKind kind(Rollup rollup, FieldDefinition measured) {
        boolean number = rollup.measure() == Measure.SUM || rollup.measure() == Measure.AVERAGE;
        FieldKind kind = measured.type().kind(measured);
        return number && kind.family() == FieldKind.Family.NUMBER ? FieldKind.Plain.DECIMAL : kind;
    }

    private static List<Finding> fits(FieldDefinition field, FieldKind found) {
        return field.type().kind(field).family() == found.family()
                ? List.of()
                : List.of(about(field, ComputationProblem.OTHER_KIND));
    }

    private static Finding about(FieldDefinition field, ComputationProblem problem) {
        return Finding.of(field.name(), problem, Map.of("field", field.name()));
    }

    private static List<Finding> said(FieldDefinition field, List<CriteriaFinding> findings) {
        return findings.stream().map(each -> CriteriaProblem.finding(field.name(), each)).toList();
    }

    /** Whether computing the field comes back to computing it. */
    private boolean goesRound(ObjectDefinition object, FieldDefinition field, Set<String> before) {
        if (field.computation().isEmpty()) {
            return false;
        }
        String here = object.name() + "." + field.name();
        if (!before.add(here)) {
            return true;
        }
        boolean round =
                switch (field.computation().get()) {
                    case Formula(var cel) -> formulaGoesRound(object, cel, before);
                    case Rollup rollup ->
                            Optional.ofNullable(rollup.field())
                                    .flatMap(schemas.require(rollup.from())::field)
                                    .filter(
                                            read ->
                                                    goesRound(
                                                            schemas.require(rollup.from()),
                                                            read,
                                                            before))
                                    .isPresent();
                };
        before.remove(here);
        return round;
    }

    private boolean formulaGoesRound(ObjectDefinition object, String cel, Set<String> before) {
        return Criteria.calculation(cel, columns.everything(object))
                        instanceof Calculation.Accepted(var value)
                && Anatomy.fields(value).stream()
                        .anyMatch(read -> readGoesRound(object, read, before));
    }

    private boolean readGoesRound(ObjectDefinition object, Operand.Field read, Set<String> before) {
        ObjectDefinition there = object;
        for (String step : read.path().subList(0, read.path().size() - 1)) {
            there = there.require(step).target().map(schemas::require).orElse(there);
        }
        return goesRound(there, there.require(read.path().getLast()), before);
    }
}
