package guanlan.platform.identity;

import guanlan.platform.problems.Code;

/** What goes wrong on the way in, and in what a person may say about himself. */
public enum IdentityProblem implements Code {
    SESSION_REQUIRED("session.required", 401),
    SESSION_REFUSED("session.refused", 401),
    /** Parameter {@code seconds}: how long to wait. */
    SESSION_DELAYED("session.delayed", 429),
    SETUP_REFUSED("setup.refused", 403),
    SETUP_DONE("setup.done", 410),
    /** Carries findings by field. */
    ENTRY_REFUSED("identity.refused", 422),
    ENTRY_REQUIRED("identity.required", 422),
    /** Parameter {@code max}. */
    ENTRY_LONG("identity.long", 422),
    /** Parameter {@code choices}. */
    CHOICE_UNKNOWN("identity.choice", 422),
    ZONE_UNKNOWN("identity.zone", 422),
    LOGIN_UNFIT("login.unfit", 422),
    /** Parameter {@code min}. */
    PASSWORD_SHORT("password.short", 422),
    /** Parameter {@code max}. */
    PASSWORD_LONG("password.long", 422),
    PASSWORD_COMMON("password.common", 422),
    PASSWORD_HOLDS_LOGIN("password.login", 422),
    PASSWORD_WRONG("password.wrong", 422);

    private final String key;
    private final int status;

    IdentityProblem(String key, int status) {
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
