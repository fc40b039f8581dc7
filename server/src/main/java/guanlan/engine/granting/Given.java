package guanlan.engine.granting;

import guanlan.engine.query.Row;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A grant or a share as it is kept.
 *
 * @param state waiting, active or expired
 * @param by who gave it
 */
public record Given(Row row, Party to, String state, @Nullable UUID by, Map<UUID, String> titles) {

    static String state(Row row, Instant now) {
        if (row.value("from") instanceof Instant from && from.isAfter(now)) {
            return "waiting";
        }
        return row.value("until") instanceof Instant until && !until.isAfter(now)
                ? "expired"
                : "active";
    }

    /** The words that were said, else what is; blank ones are none. */
    static @Nullable String or(@Nullable String said, @Nullable String now) {
        return said == null ? now : said.isBlank() ? null : said;
    }

    public UUID id() {
        return row.id();
    }

    public @Nullable String text(String field) {
        Object value = row.value(field);
        return value == null ? null : value.toString();
    }

    public @Nullable Instant moment(String field) {
        return row.value(field) instanceof Instant moment ? moment : null;
    }
}
