package guanlan.domain.notifications;

import guanlan.engine.schema.RecordName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell somebody.
 *
 * @param source what it comes from: the same is told once
 * @param about the record that it leads to
 * @param actor who did it; null: nobody, it is time
 * @param words the beginning of what was written
 */
public record Notice(
        UUID person,
        Kind kind,
        String source,
        RecordName about,
        @Nullable UUID actor,
        @Nullable String words,
        Instant at) {}
