package guanlan.core.criteria;

import guanlan.core.criteria.Criterion.TextMatch.Part;
import guanlan.core.criteria.FieldKind.Family;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Closures for criteria. */
final class CompiledConditions<R> {
    private final CompiledOperands<R> operands;
    private final EvaluationContext context;

    CompiledConditions(InMemory.Fields<R> fields, EvaluationContext context) {
        this.operands = new CompiledOperands<>(fields, this, context);
        this.context = context;
    }

    CompiledOperands<R> operands() {
        return operands;
    }

    Predicate<R> condition(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Always(var holds) -> _ -> holds;
            case Criterion.And(var all) -> untilFound(all, false);
            case Criterion.Or(var any) -> untilFound(any, true);
            case Criterion.Not(var negated) -> condition(negated).negate();
            case Criterion.Choose(var when, var then, var otherwise) -> {
                Predicate<R> asked = condition(when);
                Predicate<R> yes = condition(then);
                Predicate<R> no = condition(otherwise);
                yield row -> asked.test(row) ? yes.test(row) : no.test(row);
            }
            case Criterion.Flag(var yesNo) -> filled(yesNo, Boolean.TRUE::equals);
            case Criterion.Comparison(var left, var relation, var right) ->
                    comparison(left, relation, right);
            case Criterion.In(var operand, var list) -> in(operand, list);
            case Criterion.Member(var item, var list) ->
                    filled(item, list, (one, texts) -> ((List<?>) texts).contains(one.toString()));
            case Criterion.During(var day, var period) -> {
                Period.Days days = period.days(context.today());
                yield filled(day, found -> days.contains((LocalDate) found));
            }
            case Criterion.Among(var operand, var crowd) -> {
                Set<UUID> members = context.members(crowd);
                yield filled(operand, members::contains);
            }
            case Criterion.Empty(var operand) -> {
                Function<R, @Nullable Object> value = operands.value(operand);
                yield row -> isEmpty(value.apply(row));
            }
            case Criterion.TextMatch(var text, var part, var fragment) ->
                    match(text, part, fragment);
        };
    }

    /** Asks one after the other until one answers {@code found}: true for any, false for all. */
    private Predicate<R> untilFound(List<Criterion> criteria, boolean found) {
        List<Predicate<R>> parts = criteria.stream().map(this::condition).toList();
        if (parts.size() == 2) {
            Predicate<R> one = parts.getFirst();
            Predicate<R> other = parts.getLast();
            return row -> one.test(row) == found ? found : other.test(row);
        }
        return row -> {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).test(row) == found) {
                    return found;
                }
            }
            return !found;
        };
    }

    private Predicate<R> comparison(Operand left, Relation relation, Operand right) {
        Comparator<Object> order = order(left.kind().family());
        return filled(left, right, (one, other) -> relation.holds(order.compare(one, other)));
    }

    private Predicate<R> in(Operand operand, List<Operand> list) {
        if (list.isEmpty()) {
            return _ -> false;
        }
        boolean constant = list.stream().allMatch(Constant.class::isInstance);
        if (constant && operand.kind().family() != Family.NUMBER) {
            Set<Object> values = new HashSet<>();
            list.forEach(item -> values.add(((Constant) item).value()));
            return filled(operand, values::contains);
        }
        Criterion equals =
                Criterion.or(
                        list.stream()
                                .<Criterion>map(
                                        item ->
                                                new Criterion.Comparison(
                                                        operand, Relation.EQUAL, item))
                                .toList());
        return condition(equals);
    }

    private Predicate<R> match(Operand text, Part part, Operand fragment) {
        BiPredicate<String, String> matches =
                switch (part) {
                    case CONTAINS -> String::contains;
                    case STARTS_WITH -> String::startsWith;
                    case ENDS_WITH -> String::endsWith;
                    case SIMILAR -> Likeness::similar;
                };
        if (fragment instanceof Constant.Text(var constant)) {
            String wanted = Folding.fold(constant);
            return filled(text, found -> matches.test(Folding.fold((String) found), wanted));
        }
        return filled(
                text,
                fragment,
                (found, wanted) ->
                        matches.test(Folding.fold((String) found), Folding.fold((String) wanted)));
    }

    private Predicate<R> filled(Operand operand, Predicate<Object> asked) {
        Function<R, @Nullable Object> value = operands.value(operand);
        return row -> {
            Object found = value.apply(row);
            return found != null && asked.test(found);
        };
    }

    private Predicate<R> filled(Operand left, Operand right, BiPredicate<Object, Object> asked) {
        Function<R, @Nullable Object> one = operands.value(left);
        Function<R, @Nullable Object> other = operands.value(right);
        return row -> {
            Object l = one.apply(row);
            if (l == null) {
                return false;
            }
            Object r = other.apply(row);
            return r != null && asked.test(l, r);
        };
    }

    private static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }

    private static Comparator<Object> order(Family family) {
        return switch (family) {
            case TEXT ->
                    (one, other) -> Folding.BY_CODE_POINT.compare((String) one, (String) other);
            case NUMBER -> Numbers::compare;
            case DATE, DATETIME, YESNO, REFERENCE, SEALED -> CompiledConditions::compareNaturally;
            case TEXT_LIST -> throw new IllegalArgumentException("lists do not compare");
        };
    }

    @SuppressWarnings("unchecked") // both are of one family, whose values compare with each other
    private static int compareNaturally(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }
}
