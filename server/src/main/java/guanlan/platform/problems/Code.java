package guanlan.platform.problems;

/**
 * A stable name for one thing that can go wrong. Every module has one enum of them; tests and
 * programs rely on the key, people read the text of the same key in {@code texts/*.properties}.
 */
public interface Code {
    /** Dotted, lower case, for good: {@code record.stale}. */
    String key();

    /** The HTTP status it becomes at the border. */
    int status();
}
