package guanlan.domain.notifications;

import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was told.
 *
 * @param title what the record is called; null: he may not see it any more; of what he ordered
 *     himself, the name of its file
 * @param count how often it happened since he last read of it
 */
public record Notification(
        UUID id,
        Kind kind,
        ObjectName object,
        UUID record,
        @Nullable String title,
        @Nullable UUID actor,
        @Nullable String actorName,
        @Nullable String words,
        int count,
        Instant at,
        @Nullable Instant readAt) {}
