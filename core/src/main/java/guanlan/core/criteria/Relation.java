package guanlan.core.criteria;

/** How two operands may compare. Inequality is the negation of {@link #EQUAL}, not a relation. */
public enum Relation {
    EQUAL("=="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String cel;

    Relation(String cel) {
        this.cel = cel;
    }

    /** The operator in CEL. */
    public String cel() {
        return cel;
    }

    /** The relation of the right operand to the left one. */
    public Relation flipped() {
        return switch (this) {
            case EQUAL -> EQUAL;
            case LESS -> MORE;
            case AT_MOST -> AT_LEAST;
            case MORE -> LESS;
            case AT_LEAST -> AT_MOST;
        };
    }

    /** Whether it holds, given the sign that a comparator returned. */
    public boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
