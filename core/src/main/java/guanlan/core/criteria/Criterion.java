package guanlan.core.criteria;

import java.util.ArrayList;
import java.util.List;

/**
 * A checked condition. It is true or false for every record, never unknown: each leaf is false as
 * soon as one of its operands is empty, except {@link Empty}, which asks for just that.
 */
public sealed interface Criterion {

    /** {@code true} or {@code false}. */
    record Always(boolean holds) implements Criterion {}

    /** All of two or more; never an {@code And} directly inside an {@code And}. */
    record And(List<Criterion> all) implements Criterion {
        public And {
            all = several(all, And.class);
        }
    }

    /** At least one of two or more; never an {@code Or} directly inside an {@code Or}. */
    record Or(List<Criterion> any) implements Criterion {
        public Or {
            any = several(any, Or.class);
        }
    }

    /** The opposite; never around another {@code Not} or a constant. */
    record Not(Criterion negated) implements Criterion {
        public Not {
            if (negated instanceof Not || negated instanceof Always) {
                throw new IllegalArgumentException("use Criterion.not");
            }
        }
    }

    /** {@code when ? then : otherwise}. */
    record Choose(Criterion when, Criterion then, Criterion otherwise) implements Criterion {}

    /** A yes/no field standing for itself; empty counts as no. */
    record Flag(Operand.Field yesNo) implements Criterion {}

    /**
     * Two operands of one family. Numbers compare by value, text exactly and in the order of its
     * code points.
     */
    record Comparison(Operand left, Relation relation, Operand right) implements Criterion {}

    /** Whether the operand equals an item of the list; an empty list has no equal. */
    record In(Operand operand, List<Operand> list) implements Criterion {
        public In {
            list = List.copyOf(list);
        }
    }

    /** Whether the list holds the text, exactly: {@code "vip" in tags}. */
    record Member(Operand item, Operand list) implements Criterion {}

    /** Whether the day (an operand of kind DATE) lies in the period. */
    record During(Operand day, Period period) implements Criterion {}

    /** Whether there is nothing: null, a text without characters, a list without items. */
    record Empty(Operand operand) implements Criterion {}

    /** Whether a text has the fragment; upper and lower case are the same ({@link Folding}). */
    record TextMatch(Operand text, Part part, Operand fragment) implements Criterion {
        /** Where the fragment must be. */
        public enum Part {
            CONTAINS("contains"),
            STARTS_WITH("startsWith"),
            ENDS_WITH("endsWith"),
            /** Nowhere in particular: the two are alike ({@link Likeness}). */
            SIMILAR("similar");

            private final String cel;

            Part(String cel) {
                this.cel = cel;
            }

            /** The function in CEL. */
            public String cel() {
                return cel;
            }
        }
    }

    /** The opposite of a criterion in its shortest form. */
    static Criterion not(Criterion criterion) {
        return switch (criterion) {
            case Not(var inner) -> inner;
            case Always(var holds) -> new Always(!holds);
            case And _, Or _, Choose _, Flag _, Comparison _, In _ -> new Not(criterion);
            case Member _, During _, Empty _, TextMatch _ -> new Not(criterion);
        };
    }

    /** All of one or more criteria, flat. */
    static Criterion and(List<Criterion> criteria) {
        List<Criterion> flat = new ArrayList<>();
        for (Criterion criterion : criteria) {
            if (criterion instanceof And(var all)) {
                flat.addAll(all);
            } else {
                flat.add(criterion);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new And(flat);
    }

    /** At least one of one or more criteria, flat. */
    static Criterion or(List<Criterion> criteria) {
        List<Criterion> flat = new ArrayList<>();
        for (Criterion criterion : criteria) {
            if (criterion instanceof Or(var any)) {
                flat.addAll(any);
            } else {
                flat.add(criterion);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Or(flat);
    }

    private static List<Criterion> several(List<Criterion> parts, Class<?> never) {
        if (parts.size() < 2 || parts.stream().anyMatch(never::isInstance)) {
            throw new IllegalArgumentException("use Criterion.and or Criterion.or");
        }
        return List.copyOf(parts);
    }
}
