package guanlan.engine.query;

import org.jspecify.annotations.Nullable;

/**
 * Which records of an object are meant.
 *
 * @param where criteria in CEL; null: all
 * @param matching words to find, as typed; null: all
 * @param deleted the recycle bin instead of the records in use
 */
public record Filter(@Nullable String where, @Nullable String matching, boolean deleted) {
    public static final Filter ALL = new Filter(null, null, false);

    public Filter {
        where = blankToNull(where);
        matching = blankToNull(matching);
    }

    public Filter where(@Nullable String criteria) {
        return new Filter(criteria, matching, deleted);
    }

    public Filter matching(@Nullable String words) {
        return new Filter(where, words, deleted);
    }

    public Filter deleted(boolean inBin) {
        return new Filter(where, matching, inBin);
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
