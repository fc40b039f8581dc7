package guanlan.edge.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address outside and what it is told.
 *
 * @param owner whose rights decide what is in a message
 * @param pause null: it is not paused
 */
record Webhook(
        UUID id,
        String name,
        String url,
        List<Event> events,
        UUID owner,
        boolean active,
        Health health,
        @Nullable Pause pause,
        Instant createdAt) {

    Webhook {
        events = List.copyOf(events);
    }

    /**
     * What it is told about one object.
     *
     * @param operations create, update, delete, restore; empty: all of them
     * @param where criteria in CEL that the record meets after the change; null: any record
     * @param fields an update is told only when it changed one of these; empty: any field
     */
    record Event(
            String object, List<String> operations, @Nullable String where, List<String> fields) {
        Event {
            operations = List.copyOf(operations);
            fields = List.copyOf(fields);
        }

        boolean tells(String operation) {
            return operations.isEmpty() || operations.contains(operation);
        }
    }

    /** Failures since the last success. */
    record Health(int failures, @Nullable Instant failingSince, @Nullable Instant retryAt) {}

    /** Why nothing is sent until somebody resumes it. */
    record Pause(Instant at, String reason) {}
}
