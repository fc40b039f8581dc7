package guanlan.edge.webhooks;

import guanlan.platform.problems.Code;

/** What goes wrong with webhooks. */
enum WebhookProblem implements Code {
    ABSENT("webhook.absent", 404),
    DELIVERY_ABSENT("webhook.delivery_absent", 404),
    /** Carries findings by field. */
    REJECTED("webhook.rejected", 422),
    NAME("webhook.name", 422),
    /** Not an address one can send to. */
    URL("webhook.url", 422),
    HTTPS("webhook.https", 422),
    /** Parameter {@code host}. */
    UNKNOWN_HOST("webhook.unknown_host", 422),
    /** Parameter {@code host}. */
    PRIVATE("webhook.private", 422),
    NO_EVENTS("webhook.no_events", 422),
    /** Parameter {@code object}. */
    OBJECT("webhook.object", 422),
    /** Parameter {@code operation}. */
    OPERATION("webhook.operation", 422),
    /** Parameter {@code field}. */
    FIELD("webhook.field", 422),
    /** Parameter {@code reason}. */
    CONDITION("webhook.condition", 422),
    /** Parameter {@code most}. */
    TOO_MANY("webhook.too_many", 422);

    private final String key;
    private final int status;

    WebhookProblem(String key, int status) {
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
