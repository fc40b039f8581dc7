package guanlan.engine.rights;

import guanlan.platform.problems.Code;

/** What goes wrong with roles, grants and shares. */
public enum RightsProblem implements Code {
    ROLE_ABSENT("access.role_absent", 404),
    /** With findings, whose fields are paths into the role. */
    ROLE_REFUSED("access.role_refused", 422),
    /** Parameter {@code count}. */
    ROLE_GRANTED("access.role_granted", 409),
    ROLE_STALE("access.role_stale", 412),
    GRANT_ABSENT("access.grant_absent", 404),
    GRANT_REFUSED("access.grant_refused", 422),
    SHARE_ABSENT("access.share_absent", 404),
    SHARE_REFUSED("access.share_refused", 422),
    /** Who only reads a record cannot let others change it, nor share it at all. */
    SHARE_TOO_FAR("access.share_too_far", 403),
    PERSON_ABSENT("access.person_absent", 404),
    /** Parameter {@code value}. */
    UNKNOWN_RIGHT("access.unknown_right", 422),
    /** Parameter {@code value}. */
    UNKNOWN_SCOPE("access.unknown_scope", 422),
    /** Parameter {@code value}. */
    UNKNOWN_ACCESS("access.unknown_access", 422),
    /** Parameter {@code value}. */
    UNKNOWN_OBJECT("access.unknown_object", 422),
    /** Parameter {@code value}. */
    UNKNOWN_FIELD("access.unknown_field", 422),
    /** Parameter {@code value}. */
    UNKNOWN_WORD("access.unknown_word", 422),
    /** Parameter {@code value}. */
    NO_MASK("access.no_mask", 422),
    /** Parameter {@code reason}. */
    BAD_CONDITION("access.bad_condition", 422),
    CONDITION_NEEDED("access.condition_needed", 422),
    /** {@code otherwise} must be less than {@code access}. */
    OTHERWISE_MORE("access.otherwise_more", 422),
    ALWAYS_SHOWN("access.always_shown", 422),
    LABEL_NEEDED("access.label_needed", 422),
    NO_PARTY("access.no_party", 422),
    NO_TIME("access.no_time", 422),
    NO_LEVEL("access.no_level", 422);

    private final String key;
    private final int status;

    RightsProblem(String key, int status) {
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
