package guanlan.engine.changes;

/** A place in the change log: everything up to it is done. */
public record Position(long xid, long seq) {
    /** Before the first line. */
    public static final Position START = new Position(0, 0);

    /** Behind every line that can be. */
    public static final Position END = new Position(Long.MAX_VALUE, Long.MAX_VALUE);
}
