package guanlan.engine.changes;

import guanlan.platform.problems.Code;

/** What goes wrong with the log, its readers and the way back. */
public enum ChangeProblem implements Code {
    /** Parameter {@code name}. */
    READER_ABSENT("reader.absent", 404),
    /** Parameter {@code position}. */
    LETTER_ABSENT("reader.letter_absent", 404),
    /** Parameter {@code reason}. */
    LETTER_FAILED("reader.letter_failed", 409),
    /** The record was made later. Parameter {@code created}. */
    NOT_YET("history.not_yet", 404),
    FUTURE("history.future", 422),
    /** So much has changed since that the list cannot be drawn. Parameter {@code most}. */
    TOO_FAR("history.too_far", 422),
    /** Words are found in today's records only. */
    NO_WORDS("history.no_words", 422),
    /** Parameter {@code field}. */
    FIELD_ABSENT("history.field_absent", 404),
    /** Nothing is known of the cause or the batch. */
    CAUSE_ABSENT("reversal.absent", 404),
    /** Parameter {@code most}. */
    TOO_LARGE("reversal.large", 422),
    /** An import has its own undo. Parameter {@code id}. */
    IS_IMPORT("reversal.import", 409),
    /** A merge has its own undo. Parameter {@code id}. */
    IS_MERGE("reversal.merge", 409),
    /** What took a merge back is not taken back itself: merge again. */
    IS_UNMERGE("reversal.unmerge", 409);

    private final String key;
    private final int status;

    ChangeProblem(String key, int status) {
        this.key = key;
        this.status = status;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public int status() {
        return status;
    }
}
