package guanlan.domain.activities;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of what happened around a record, the newest first.
 *
 * @param ahead what is still to be done or to come, the soonest first; only on the first page
 * @param pinned what somebody keeps on top; only on the first page
 * @param titles what the records that are mentioned are called
 * @param next the cursor of the page after this; null: this is the last
 */
public record Timeline(
        List<Moment> items,
        List<Moment.Activity> ahead,
        List<Moment.Activity> pinned,
        Map<UUID, String> titles,
        @Nullable String next) {
    public Timeline {
        items = List.copyOf(items);
        ahead = List.copyOf(ahead);
        pinned = List.copyOf(pinned);
        titles = Map.copyOf(titles);
    }

    /**
     * What is asked.
     *
     * @param kinds names of objects, and {@code change}, {@code stage}, {@code file}; none: all
     * @param words what the activities are searched for
     * @param wide whether what is about records that refer to this one counts as well
     */
    public record Asked(
            Set<String> kinds,
            @Nullable String words,
            boolean wide,
            int limit,
            @Nullable String after) {
        private static final int MOST = 100;

        public Asked {
            kinds = Set.copyOf(kinds);
            words = words == null || words.isBlank() ? null : words.strip();
            limit = Math.clamp(limit, 1, MOST);
        }

        public static Asked of(
                @Nullable Collection<String> kinds,
                @Nullable String words,
                boolean wide,
                int limit,
                @Nullable String after) {
            return new Asked(
                    kinds == null ? Set.of() : Set.copyOf(kinds), words, wide, limit, after);
        }

        boolean wants(String kind) {
            return kinds.isEmpty() || kinds.contains(kind);
        }
    }
}
