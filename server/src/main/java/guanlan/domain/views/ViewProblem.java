package guanlan.domain.views;

import guanlan.platform.problems.Code;

/** What goes wrong with views. */
public enum ViewProblem implements Code {
    /** Parameter {@code id}. */
    ABSENT("views.absent", 404),
    /** Parameter {@code view}. */
    NOT_OFFERED("views.not_offered", 422),
    LABEL_MISSING("views.label_missing", 422),
    /** Parameter {@code most}. */
    LABEL_LONG("views.label_long", 422),
    /** Parameter {@code most}. */
    TOO_MANY("views.too_many", 422),
    /** Parameter {@code most}. */
    TOO_LARGE("views.too_large", 422),
    /** A program has no views of its own. */
    NOBODY("views.nobody", 403);

    private final String key;
    private final int status;

    ViewProblem(String key, int status) {
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
