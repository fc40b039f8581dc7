package guanlan.engine.exchange;

/** How much of a file is believed: beyond these it is refused, or the row is. */
final class Limits {
    /** Characters of one cell. */
    static final int CELL = 100_000;

    /** Characters of one row; a longer one is passed over and rejected. */
    static final int ROW = 2_000_000;

    static final int COLUMNS = 1_000;

    /** Bytes of an uploaded file. */
    static final long FILE = 500L << 20;

    private Limits() {}
}
