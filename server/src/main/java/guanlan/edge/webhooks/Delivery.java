package guanlan.edge.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one webhook. Its id is the same at every attempt, so the other side can tell that
 * it has it already.
 *
 * @param payload the body, as every attempt sends it
 */
record Delivery(
        UUID id,
        UUID webhook,
        long xid,
        long seq,
        String event,
        UUID record,
        String payload,
        Instant createdAt,
        int attempts,
        Result result) {

    /**
     * What has become of it.
     *
     * @param state waiting, delivered, failed
     * @param dueAt the next attempt, while it waits
     * @param answer the beginning of what the other side said
     * @param failure why there was no answer
     */
    record Result(
            String state,
            Instant dueAt,
            @Nullable Instant doneAt,
            @Nullable Integer status,
            @Nullable Integer ms,
            @Nullable String answer,
            @Nullable String failure) {}
}
