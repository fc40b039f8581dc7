package guanlan.platform.files;

import guanlan.platform.problems.Code;

/** What goes wrong with stored files. */
public enum FileProblem implements Code {
    ABSENT("file.absent", 404),
    EMPTY("file.empty", 422),
    /** Parameter {@code most}, in megabytes. */
    TOO_LARGE("file.too_large", 413),
    /** Parameter {@code most}. */
    TOO_MANY_WAITING("file.too_many_waiting", 429),
    TAKEN("file.taken", 409);

    private final String key;
    private final int status;

    FileProblem(String key, int status) {
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
