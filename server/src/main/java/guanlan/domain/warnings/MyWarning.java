package guanlan.domain.warnings;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A warning as the caller is told of it.
 *
 * @param name what it says; {@code nameEn} in English, where there is one
 * @param title what the record is called
 * @param deadline what passed, or is near
 * @param level 0: it is his own record; 1: of somebody he leads; 2: one further
 * @param snoozedUntil until then he hears nothing of it
 * @param task what he made of it
 */
public record MyWarning(
        UUID id,
        UUID rule,
        String name,
        @Nullable String nameEn,
        String object,
        UUID record,
        @Nullable String title,
        Instant deadline,
        int level,
        @Nullable UUID owner,
        @Nullable String ownerName,
        @Nullable Instant snoozedUntil,
        @Nullable UUID task) {

    MyWarning called(@Nullable String record, @Nullable String person) {
        return new MyWarning(
                id,
                rule,
                name,
                nameEn,
                object,
                this.record,
                record,
                deadline,
                level,
                owner,
                person,
                snoozedUntil,
                task);
    }
}
