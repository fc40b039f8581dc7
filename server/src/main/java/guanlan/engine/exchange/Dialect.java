package guanlan.engine.exchange;

/**
 * How a text file separates its cells: the delimiter, the quote around cells that hold one, and
 * whether a quote inside a cell is written {@code \"} rather than doubled.
 */
record Dialect(char delimiter, char quote, boolean backslash) {
    static final Dialect COMMAS = new Dialect(',', '"', false);
}
