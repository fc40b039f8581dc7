package guanlan.domain.notifications;

import guanlan.platform.problems.Code;

/** What goes wrong with notifications. */
public enum NotificationProblem implements Code {
    /** Parameter {@code given}. */
    KIND_UNKNOWN("notification.kind_unknown", 404),
    /** Parameter {@code given}. */
    RHYTHM_UNKNOWN("notification.rhythm_unknown", 422),
    NOBODY("notification.nobody", 403);

    private final String key;
    private final int status;

    NotificationProblem(String key, int status) {
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
