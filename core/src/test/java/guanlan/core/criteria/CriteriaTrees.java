package guanlan.core.criteria;

import guanlan.core.criteria.FieldKind.Plain;
import guanlan.core.criteria.FieldKind.Reference;
import guanlan.core.criteria.FieldKind.TextList;
import guanlan.core.criteria.Operand.Arithmetic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random conditions as trees, in the forms that checking gives them. */
final class CriteriaTrees {
    private static final Reference PERSON = new Reference(FieldKind.USER);

    private CriteriaTrees() {}

    static Arbitrary<Criterion> criteria(int depth) {
        Arbitrary<Criterion> leaf = leaves(Math.max(0, depth - 1));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Criterion> part = Arbitraries.lazy(() -> criteria(depth - 1));
        return Arbitraries.oneOf(
                leaf,
                leaf,
                part.map(Criterion::not),
                part.list().ofMinSize(2).ofMaxSize(4).map(Criterion::and),
                part.list().ofMinSize(2).ofMaxSize(4).map(Criterion::or),
                Combinators.combine(part, part, part).as(Criterion.Choose::new));
    }

    private static Arbitrary<Criterion> leaves(int depth) {
        return Arbitraries.oneOf(
                Arbitraries.of(true, false).map(Criterion.Always::new),
                Arbitraries.just(new Criterion.Flag(field(Plain.YESNO, "active"))),
                compared(texts(depth), Relation.values()),
                compared(numbers(depth), Relation.values()),
                compared(days(depth), Relation.values()),
                compared(moments(), Relation.values()),
                compared(yesNos(depth), Relation.EQUAL),
                Combinators.combine(people(), ids())
                        .as((one, other) -> new Criterion.Comparison(one, Relation.EQUAL, other)),
                in(texts(depth)),
                in(numbers(depth)),
                in(days(depth)),
                texts(depth)
                        .map(
                                text ->
                                        new Criterion.Member(
                                                text, field(new TextList(Set.of()), "tags"))),
                Combinators.combine(days(depth), periods()).as(Criterion.During::new),
                Arbitraries.oneOf(texts(depth), numbers(depth), days(depth), people())
                        .map(Criterion.Empty::new),
                Combinators.combine(
                                texts(depth),
                                Arbitraries.of(Criterion.TextMatch.Part.class),
                                texts(depth))
                        .as(Criterion.TextMatch::new));
    }

    private static Arbitrary<Criterion> compared(Arbitrary<Operand> side, Relation... relations) {
        return Combinators.combine(side, Arbitraries.of(relations), side)
                .as(Criterion.Comparison::new);
    }

    private static Arbitrary<Criterion> in(Arbitrary<Operand> operand) {
        return Combinators.combine(operand, operand.list().ofMaxSize(3)).as(Criterion.In::new);
    }

    private static Arbitrary<Operand> texts(int depth) {
        Arbitrary<Operand> simple =
                Arbitraries.oneOf(
                        fields(Plain.TEXT, "name", "city", "owner.department.name"),
                        Arbitraries.strings()
                                .ofMaxLength(8)
                                .filter(CriteriaTrees::isStorable)
                                .map(Constant.Text::new));
        return depth == 0
                ? simple
                : Arbitraries.oneOf(simple, choose(depth, () -> texts(depth - 1), Plain.TEXT));
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private static Arbitrary<Operand> numbers(int depth) {
        Arbitrary<Operand> simple =
                Arbitraries.oneOf(
                        fields(Plain.WHOLE, "employees"),
                        fields(Plain.DECIMAL, "revenue", "discount"),
                        Arbitraries.longs().map(Constant.Whole::new),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("-1E18"), new BigDecimal("1E18"))
                                .ofScale(9)
                                .map(Constant.Decimal::new));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<Operand> part = Arbitraries.lazy(() -> numbers(depth - 1));
        Arbitrary<Operand> day = Arbitraries.lazy(() -> days(depth - 1));
        return Arbitraries.oneOf(
                simple,
                Combinators.combine(part, Arbitraries.of(Arithmetic.Operator.class), part)
                        .as(Arithmetic::new),
                part.map(Operand::negated),
                texts(depth - 1).map(Operand.Size::new),
                Combinators.combine(Arbitraries.of(Operand.Distance.Way.class), day)
                        .as(Operand.Distance::new),
                Combinators.combine(Arbitraries.of(Operand.Part.Unit.class), day)
                        .as(Operand.Part::new));
    }

    private static Arbitrary<Operand> days(int depth) {
        Arbitrary<Operand> simple =
                Arbitraries.oneOf(
                        fields(Plain.DATE, "founded"),
                        Arbitraries.longs()
                                .between(-700_000, 2_900_000)
                                .map(day -> new Constant.Day(LocalDate.ofEpochDay(day))),
                        Arbitraries.just(new Operand.Today()),
                        moments().map(Operand.DateOf::new),
                        Combinators.combine(Arbitraries.of(Operand.Edge.Side.class), periods())
                                .as(Operand.Edge::new));
        return depth == 0
                ? simple
                : Arbitraries.oneOf(
                        simple,
                        Combinators.combine(
                                        Arbitraries.lazy(() -> days(depth - 1)),
                                        Arbitraries.of(Operand.Shifted.Step.class),
                                        Arbitraries.integers().between(-1_200, 1_200))
                                .as(Operand.Shifted::new),
                        choose(depth, () -> days(depth - 1), Plain.DATE));
    }

    private static Arbitrary<Operand> moments() {
        return Arbitraries.oneOf(
                fields(Plain.DATETIME, "created_at", "updated_at"),
                Arbitraries.just(new Operand.Now()),
                Arbitraries.longs()
                        .between(-60_000_000_000L, 250_000_000_000L)
                        .map(second -> new Constant.Moment(Instant.ofEpochSecond(second, 7_000))));
    }

    private static Arbitrary<Operand> people() {
        return Arbitraries.oneOf(
                fields(PERSON, "owner", "creator", "parent.owner"),
                Arbitraries.just(new Operand.Me()));
    }

    private static Arbitrary<Operand> ids() {
        return Arbitraries.oneOf(
                people(), Arbitraries.create(() -> new Constant.Id(new UUID(7, 42), PERSON)));
    }

    private static Arbitrary<Operand> yesNos(int depth) {
        Arbitrary<Operand> simple =
                Arbitraries.oneOf(
                        fields(Plain.YESNO, "active", "owner.active"),
                        Arbitraries.of(true, false).map(Constant.YesNo::new));
        return depth == 0
                ? simple
                : Arbitraries.oneOf(
                        simple,
                        Arbitraries.lazy(() -> criteria(depth - 1))
                                .filter(c -> !(c instanceof Criterion.Always))
                                .map(Operand.Truth::new),
                        choose(depth, () -> yesNos(depth - 1), Plain.YESNO));
    }

    private static Arbitrary<Operand> choose(
            int depth, java.util.function.Supplier<Arbitrary<Operand>> branch, FieldKind kind) {
        return Combinators.combine(
                        Arbitraries.lazy(() -> criteria(depth - 1)),
                        Arbitraries.lazy(branch),
                        Arbitraries.lazy(branch))
                .as((when, then, otherwise) -> new Operand.Choose(when, then, otherwise, kind));
    }

    private static Arbitrary<Period> periods() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of(Period.When.class),
                                Arbitraries.of(Period.Unit.class))
                        .as(Period.Calendar::new),
                Arbitraries.integers().between(1, 36_525).map(Period.LastDays::new),
                Arbitraries.integers().between(1, 36_525).map(Period.NextDays::new));
    }

    private static Arbitrary<Operand> fields(FieldKind kind, String... paths) {
        return Arbitraries.of(paths).map(path -> field(kind, path));
    }

    private static Operand.Field field(FieldKind kind, String path) {
        return new Operand.Field(List.of(path.split("\\.")), kind);
    }
}
