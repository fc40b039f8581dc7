package guanlan.core.criteria;

import dev.cel.common.ast.CelExpr;
import guanlan.core.criteria.FieldKind.Family;
import guanlan.core.criteria.FieldKind.Plain;
import guanlan.core.criteria.Operand.DateOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which operands go together. Whole and decimal numbers do, choices and text do, a moment counts as
 * its day beside a day, and a text beside a reference or a choice must be a record id or a value.
 */
final class Agreement {
    private static final Set<Family> ORDERED =
            Set.of(Family.TEXT, Family.NUMBER, Family.DATE, Family.DATETIME);

    /** Never equal to another of their kind. */
    private static final Set<Family> ALONE = Set.of(Family.TEXT_LIST, Family.SEALED);

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Reading reading;

    Agreement(Reading reading) {
        this.reading = reading;
    }

    Optional<Criterion> compare(CelExpr at, Operand left, Relation relation, Operand right) {
        if (relation != Relation.EQUAL && !(isOrdered(left) && isOrdered(right))) {
            Map<String, Object> params =
                    Map.of(
                            "operand", Printer.print(isOrdered(left) ? right : left),
                            "operator", relation.cel());
            return reading.refuse(at, CriteriaCode.UNORDERED, params);
        }
        if (left.kind() instanceof FieldKind.Sealed kind) {
            return sealed(at, left, kind, List.of(right));
        }
        if (right.kind() instanceof FieldKind.Sealed kind) {
            return sealed(at, right, kind, List.of(left));
        }
        return pair(at, left, right)
                .map(pair -> new Criterion.Comparison(pair.left(), relation, pair.right()));
    }

    private static boolean isOrdered(Operand operand) {
        return ORDERED.contains(operand.kind().family())
                && !(operand.kind() instanceof FieldKind.Choice);
    }

    /** Written texts become what is kept of them; nothing else compares with what is sealed. */
    private Optional<Criterion> sealed(
            CelExpr at, Operand field, FieldKind.Sealed kind, List<Operand> texts) {
        List<Operand> forms = new ArrayList<>();
        for (Operand each : texts) {
            if (!(each instanceof Constant.Text(var text))) {
                return incomparable(at, field, each);
            }
            kind.forms().apply(text).forEach(form -> forms.add(new Constant.Text(form)));
        }
        return Optional.of(new Criterion.In(field, forms));
    }

    Optional<Criterion> in(CelExpr at, Operand operand, List<Operand> list) {
        if (operand.kind() instanceof FieldKind.Sealed kind) {
            return sealed(at, operand, kind, list);
        }
        Operand one = operand;
        List<Operand> items = new ArrayList<>();
        for (Operand item : list) {
            Optional<Pair> pair = pair(at, operand, item);
            if (pair.isEmpty()) {
                return Optional.empty();
            }
            one = pair.get().left();
            items.add(pair.get().right());
        }
        Family family = one.kind().family();
        for (Operand item : items) {
            if (item.kind().family() != family) {
                return incomparable(at, one, item);
            }
        }
        return Optional.of(new Criterion.In(one, items));
    }

    Optional<Criterion> member(CelExpr at, Operand item, Operand list) {
        if (!(list.kind() instanceof FieldKind.TextList(var values))) {
            Map<String, Object> params =
                    Map.of(
                            "function",
                            "in",
                            "found",
                            Printer.print(list),
                            "example",
                            Printer.print(item) + " in [" + Remedies.value(item) + "]");
            return reading.refuse(at, CriteriaCode.ARGUMENT_KIND, params);
        }
        if (item.kind().family() == Family.REFERENCE && values.isEmpty()) {
            return Optional.of(new Criterion.Member(item, list));
        }
        if (item.kind().family() != Family.TEXT) {
            return incomparable(at, list, item);
        }
        return adapt(at, item, list, new FieldKind.Choice(values))
                .map(text -> new Criterion.Member(text, list));
    }

    /** People are looked for among people, departments among departments. */
    Optional<Criterion> among(CelExpr at, Operand operand, Crowd crowd) {
        if (operand.kind().equals(crowd.kind())) {
            return Optional.of(new Criterion.Among(operand, crowd));
        }
        Map<String, Object> params =
                Map.of("example", Builtin.named(crowd.cel()).orElseThrow().example());
        return reading.refuse(at, CriteriaCode.CROWD, params);
    }

    /** The kind that both branches of a choice have, and the branches adapted to it. */
    Optional<Operand> choose(CelExpr at, Criterion when, Operand then, Operand otherwise) {
        return pair(at, then, otherwise)
                .map(
                        pair -> {
                            FieldKind kind = common(pair.left().kind(), pair.right().kind());
                            return new Operand.Choose(when, pair.left(), pair.right(), kind);
                        });
    }

    private static FieldKind common(FieldKind one, FieldKind other) {
        if (one.equals(other)) {
            return one;
        }
        return one.family() == Family.NUMBER ? Plain.DECIMAL : Plain.TEXT;
    }

    /** The operand, if it is a text, as the function needs it. */
    Optional<Operand> text(CelExpr at, Operand operand, Builtin function) {
        return switch (operand.kind().family()) {
            case TEXT -> Optional.of(operand);
            case TEXT_LIST ->
                    reading.refuse(
                            at,
                            CriteriaCode.UNSUPPORTED,
                            Map.of(
                                    "found", function.cel(),
                                    "write", Remedies.comparison(operand)));
            case NUMBER, YESNO, DATE, DATETIME, REFERENCE, SEALED ->
                    reading.refuse(
                            at,
                            CriteriaCode.ARGUMENT_KIND,
                            Map.of(
                                    "function", function.cel(),
                                    "found", Printer.print(operand),
                                    "example", function.example()));
        };
    }

    private record Pair(Operand left, Operand right) {}

    private Optional<Pair> pair(CelExpr at, Operand left, Operand right) {
        Optional<Operand> one = adapt(at, left, right, right.kind());
        Optional<Operand> other = adapt(at, right, left, left.kind());
        return one.flatMap(l -> other.flatMap(r -> matched(at, l, r)));
    }

    private Optional<Pair> matched(CelExpr at, Operand left, Operand right) {
        Family one = left.kind().family();
        Family other = right.kind().family();
        if (one == Family.DATETIME && other == Family.DATE) {
            return Optional.of(new Pair(new DateOf(left), right));
        }
        if (one == Family.DATE && other == Family.DATETIME) {
            return Optional.of(new Pair(left, new DateOf(right)));
        }
        boolean references = one == Family.REFERENCE && !left.kind().equals(right.kind());
        return one != other || ALONE.contains(one) || references
                ? incomparable(at, left, right)
                : Optional.of(new Pair(left, right));
    }

    private <T> Optional<T> incomparable(CelExpr at, Operand left, Operand right) {
        Operand asked = Anatomy.fields(left).isEmpty() ? right : left;
        Map<String, Object> params =
                Map.of(
                        "left", Printer.print(left),
                        "right", Printer.print(right),
                        "example", Remedies.comparison(asked));
        return reading.refuse(at, CriteriaCode.INCOMPARABLE, params);
    }

    /**
     * A written text beside a reference becomes an id, beside a choice it must be one of its
     * values.
     */
    private Optional<Operand> adapt(CelExpr at, Operand operand, Operand beside, FieldKind kind) {
        return switch (operand) {
            case Constant.Text(var text) when kind instanceof FieldKind.Reference reference ->
                    id(at, text, beside, reference);
            case Constant.Text(var text) when kind instanceof FieldKind.Choice(var values) ->
                    values.isEmpty() || values.contains(text)
                            ? Optional.of(operand)
                            : unknownChoice(at, text, beside, values);
            case Operand.Choose(var when, var then, var otherwise, var own) -> {
                Optional<Operand> one = adapt(at, then, beside, kind);
                Optional<Operand> other = adapt(at, otherwise, beside, kind);
                yield one.flatMap(
                        t ->
                                other.map(
                                        o ->
                                                new Operand.Choose(
                                                        when,
                                                        t,
                                                        o,
                                                        t.equals(then) ? own : t.kind())));
            }
            default -> Optional.of(operand);
        };
    }

    private Optional<Operand> id(
            CelExpr at, String text, Operand beside, FieldKind.Reference reference) {
        if (UUID_TEXT.matcher(text).matches()) {
            return Optional.of(new Constant.Id(UUID.fromString(text), reference));
        }
        Map<String, Object> params = Map.of("value", text, "field", Printer.print(beside));
        return reading.refuse(at, CriteriaCode.ID, params);
    }

    private Optional<Operand> unknownChoice(
            CelExpr at, String text, Operand beside, Set<String> values) {
        Map<String, Object> params =
                Map.of(
                        "value", text,
                        "field", Printer.print(beside),
                        "nearest", String.join(", ", Nearest.to(text, values)));
        return reading.refuse(at, CriteriaCode.UNKNOWN_CHOICE, params);
    }
}
