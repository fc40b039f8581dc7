package guanlan.platform.database;

/**
 * The product cannot start, and the operator can do something about it. The message is one whole
 * sentence for a person: what is wrong and what to do; it is shown without a stack trace.
 */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
