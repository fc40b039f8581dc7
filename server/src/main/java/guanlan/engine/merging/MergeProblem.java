package guanlan.engine.merging;

import guanlan.platform.problems.Code;

/** Why records are not merged, or a merge is not taken back. */
public enum MergeProblem implements Code {
    ABSENT("merge.absent", 404),
    /** Parameters {@code least}, {@code most}. */
    COUNT("merge.count", 400),
    /** Parameter {@code id}. */
    TWICE("merge.twice", 400),
    /** The object is not one whose records are merged. Parameter {@code object}. */
    OBJECT("merge.object", 422),
    /** Parameter {@code field}. */
    FIELD("merge.field", 422),
    /** Parameters {@code field}, {@code id}. */
    NOT_TAKING_PART("merge.not_taking_part", 422),
    /** Parameter {@code field}. */
    NOT_SEVERAL("merge.not_several", 422),
    /** What the survivor would hold is refused. */
    VALUES_REFUSED("merge.values_refused", 422),
    /** Records that would point to the survivor alike. Parameters {@code object}, {@code count}. */
    POINTING_TWICE("merge.pointing_twice", 409),
    UNDONE("merge.undone", 409),
    /** What would come back is refused. */
    UNDO_BLOCKED("merge.undo_blocked", 409),
    /** Parameter {@code id}. */
    RECORD_PURGED("merge.record_purged", 409),
    /** Parameter {@code name}. */
    RULES("merge.rules", 422),
    RUN_ABSENT("merge.run_absent", 404),
    /** Parameter {@code most}. */
    RUN_GROUPS("merge.run_clusters", 400),
    /** Parameter {@code state}. */
    RUN_STATE("merge.run_state", 409),
    RUN_FAILED("merge.run_failed", 500);

    private final String key;
    private final int status;

    MergeProblem(String key, int status) {
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
