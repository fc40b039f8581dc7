package guanlan.core.criteria;

import dev.cel.common.ast.CelExpr;
import guanlan.core.criteria.Verdict.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The entrance of the language: text in, a checked condition or the reasons against it out. Bad
 * text never throws and never takes long: length, nesting, parts and lists are limited.
 */
public final class Criteria {

    /** Characters (code points) of a text. */
    public static final int MAX_LENGTH = 65_536;

    /** Levels of nesting. */
    public static final int MAX_DEPTH = 200;

    /** Names, constants, operators and calls together. */
    public static final int MAX_PARTS = 5_000;

    /** Items of one list. */
    public static final int MAX_LIST = 1_000;

    /**
     * Multiplications and divisions in one value: keeps its digits within what a database holds.
     */
    public static final int MAX_FACTORS = 16;

    /** References one after the other: {@code account.owner.department.name} has three. */
    public static final int MAX_STEPS = 3;

    private Criteria() {}

    /** Reads a text as a condition on the fields of the vocabulary. */
    public static Verdict check(String cel, Vocabulary vocabulary) {
        return read(
                cel,
                vocabulary,
                (reading, part) ->
                        new Conditions(reading)
                                .condition(part)
                                .<Verdict>map(root -> new Verdict.Accepted(new Checked(root))),
                Refused::new);
    }

    /** Reads a text as a value computed from the fields of the vocabulary. */
    public static Calculation calculation(String cel, Vocabulary vocabulary) {
        return read(
                cel,
                vocabulary,
                (reading, part) ->
                        new Conditions(reading)
                                .value(part)
                                .<Calculation>map(Calculation.Accepted::new),
                Calculation.Refused::new);
    }

    private static <V> V read(
            String cel,
            Vocabulary vocabulary,
            BiFunction<Reading, CelExpr, Optional<V>> read,
            Function<List<CriteriaFinding>, V> refused) {
        Position start = new Position(1, 1, 0);
        if (cel.isBlank()) {
            return refused.apply(List.of(new CriteriaFinding(CriteriaCode.BLANK, start, Map.of())));
        }
        int length = cel.codePointCount(0, cel.length());
        if (length > MAX_LENGTH) {
            Map<String, Object> params = Map.of("limit", MAX_LENGTH, "length", length);
            return refused.apply(
                    List.of(new CriteriaFinding(CriteriaCode.TOO_LONG, start, params)));
        }
        return switch (Syntax.parse(cel, vocabulary)) {
            case Syntax.Broken(var finding) -> refused.apply(List.of(finding));
            case Syntax.Tree(var expression, var source) -> {
                Reading reading = new Reading(source, vocabulary);
                yield read.apply(reading, expression)
                        .orElseGet(() -> refused.apply(reading.findings()));
            }
        };
    }
}
