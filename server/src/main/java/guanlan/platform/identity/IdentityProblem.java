package guanlan.platform.identity;

import guanlan.platform.problems.Code;

/** What goes wrong on the way in, and in what a person may say about himself. */
public enum IdentityProblem implements Code {
    SESSION_REQUIRED("session.required", 401),
    SESSION_REFUSED("session.refused", 401),
    /** Parameter {@code seconds}: how long to wait. */
    SESSION_DELAYED("session.delayed", 429),
    /** Parameter {@code seconds}: more people sign in at once than the machine can check. */
    SESSION_BUSY("session.busy", 503),
    /** The password must be shown again first. */
    SESSION_UNCONFIRMED("session.unconfirmed", 403),
    /** What a half-open session may not yet. */
    SESSION_ABSENT("session.absent", 404),
    CODE_WRONG("code.wrong", 422),
    FACTOR_PRESENT("factor.present", 409),
    FACTOR_ABSENT("factor.absent", 409),
    /** The company or an administrator asks for one. */
    FACTOR_REQUIRED("factor.required", 409),
    /** Not known, used before, or too old: all the same to whoever shows it. */
    LINK_REFUSED("link.refused", 410),
    KEY_REFUSED("key.refused", 401),
    /** Only somebody himself may, no program in his name. */
    KEY_UNFIT("key.unfit", 403),
    KEY_ABSENT("key.absent", 404),
    /** Parameter {@code max}. */
    KEY_MANY("key.many", 409),
    /** Parameter {@code max}, in days. */
    KEY_EXPIRY("key.expiry", 422),
    /** Parameter {@code choices}. */
    MANDATE_UNKNOWN("mandate.unknown", 422),
    PERSON_ABSENT("person.absent", 404),
    PERSON_LAST("person.last", 409),
    PERSON_HAS_DOOR("person.has_door", 409),
    PERSON_DEACTIVATED("person.deactivated", 409),
    LOGIN_TAKEN("login.taken", 422),
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
    PASSWORD_HOLDS_COMPANY("password.company", 422),
    /** Parameter {@code count}. */
    PASSWORD_USED("password.used", 422),
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
