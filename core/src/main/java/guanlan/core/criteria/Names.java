package guanlan.core.criteria;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads names: a field, or a field of the record a reference leads to, a few steps far. */
final class Names {
    private final Reading reading;

    Names(Reading reading) {
        this.reading = reading;
    }

    private record Step(String name, Position position) {}

    Optional<Operand> field(CelExpr part) {
        Deque<Step> steps = new ArrayDeque<>();
        CelExpr rest = part;
        while (rest.getKind() == Kind.SELECT) {
            steps.push(new Step(rest.select().field(), afterDot(rest)));
            rest = rest.select().operand();
        }
        if (rest.getKind() != Kind.IDENT) {
            Map<String, Object> params = Map.of("found", "(…).", "write", "owner.name");
            return reading.refuse(part, CriteriaCode.UNSUPPORTED, params);
        }
        steps.push(new Step(rest.ident().name(), reading.source().position(rest)));
        return resolve(List.copyOf(steps));
    }

    /** A selection is noted at its dot; the name stands behind it. */
    private Position afterDot(CelExpr select) {
        String text = reading.source().text();
        int dot = reading.source().position(select).offset();
        int name = text.indexOf(select.select().field(), dot);
        return Position.at(text, text.codePointCount(0, Math.max(dot, name)));
    }

    private Optional<Operand> resolve(List<Step> steps) {
        List<String> path = steps.stream().map(Step::name).toList();
        if (steps.size() - 1 > Criteria.MAX_STEPS) {
            Map<String, Object> params =
                    Map.of("path", String.join(".", path), "limit", Criteria.MAX_STEPS);
            return reading.refuse(steps.getFirst().position(), CriteriaCode.PATH_TOO_LONG, params);
        }
        Vocabulary vocabulary = reading.vocabulary();
        for (Step step : steps.subList(0, steps.size() - 1)) {
            Optional<FieldKind> kind = vocabulary.kind(step.name());
            if (kind.isEmpty()) {
                return unknown(step, vocabulary);
            }
            if (!(kind.get() instanceof FieldKind.Reference reference)) {
                Map<String, Object> params =
                        Map.of("path", String.join(".", path), "field", step.name());
                return reading.refuse(step.position(), CriteriaCode.NOT_A_REFERENCE, params);
            }
            vocabulary = vocabulary.of(reference);
        }
        Step last = steps.getLast();
        Optional<FieldKind> kind = vocabulary.kind(last.name());
        return kind.isEmpty()
                ? unknown(last, vocabulary)
                : Optional.of(new Operand.Field(path, kind.get()));
    }

    private Optional<Operand> unknown(Step step, Vocabulary vocabulary) {
        String nearest =
                Builtin.named(step.name())
                        .map(Builtin::example)
                        .orElseGet(
                                () ->
                                        String.join(
                                                ", ", Nearest.to(step.name(), vocabulary.names())));
        Map<String, Object> params = Map.of("name", step.name(), "nearest", nearest);
        return reading.refuse(step.position(), CriteriaCode.UNKNOWN_NAME, params);
    }
}
