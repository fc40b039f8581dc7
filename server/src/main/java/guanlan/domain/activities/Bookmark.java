package guanlan.domain.activities;

import guanlan.engine.query.QueryProblem;
import guanlan.platform.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a timeline ended: at which moment, how many activities of each object were told
 * of that very moment, and how many changes of the record were passed so far. As an opaque word.
 */
record Bookmark(@Nullable Instant at, Map<String, Integer> told, int changes) {
    static final Bookmark START = new Bookmark(null, Map.of(), 0);

    Bookmark {
        told = Map.copyOf(told);
    }

    static Bookmark read(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return START;
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8)
                            .split(" ", -1);
            Map<String, Integer> told = new LinkedHashMap<>();
            for (int at = 2; at + 1 < parts.length; at += 2) {
                told.put(parts[at], Integer.parseInt(parts[at + 1]));
            }
            var end = new Bookmark(Instant.parse(parts[0]), told, Integer.parseInt(parts[1]));
            if (end.changes() < 0 || end.told().values().stream().anyMatch(count -> count < 0)) {
                throw new Problem(QueryProblem.CURSOR_INVALID);
            }
            return end;
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException _) {
            throw new Problem(QueryProblem.CURSOR_INVALID);
        }
    }

    String write() {
        StringBuilder text = new StringBuilder().append(at).append(' ').append(changes);
        told.forEach((object, count) -> text.append(' ').append(object).append(' ').append(count));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** After one more activity. */
    Bookmark after(String object, Instant moment) {
        Map<String, Integer> counts =
                moment.equals(at) ? new LinkedHashMap<>(told) : new LinkedHashMap<>();
        counts.merge(object, 1, Integer::sum);
        return new Bookmark(moment, counts, changes);
    }

    /** After one more change, with those that were passed over before it. */
    Bookmark afterChange(Instant moment, int passed) {
        return new Bookmark(moment, moment.equals(at) ? told : Map.of(), passed);
    }
}
