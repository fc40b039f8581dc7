package guanlan.engine.query;

/** How far the rows of an answer are counted. */
public enum Counting {
    /** Exactly up to ten thousand; beyond, as the database estimates them. */
    USUAL,
    /** Not at all. */
    NONE,
    /** To the last one, however many there are. */
    EXACT,
    /** As the database estimates them, without looking. */
    ESTIMATED
}
