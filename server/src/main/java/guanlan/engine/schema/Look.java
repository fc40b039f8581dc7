package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a view shows its records besides which columns it has, so that whoever opens it sees the
 * same. What it does not say is left to the reader.
 *
 * @param as as a list, a board, a calendar, …; none: a list
 * @param by the field that columns of a board or days of a calendar are made of
 * @param group the field whose values rows are gathered under
 * @param widths of columns, in pixels
 * @param pinned columns that stay while one scrolls sideways, the title besides
 * @param tints colours of rows: the first that holds is worn
 */
public record Look(
        @Nullable As as,
        @Nullable String by,
        @Nullable String group,
        @Nullable Rows rows,
        List<String> pinned,
        Map<String, Integer> widths,
        List<Tint> tints) {
    public static final Look PLAIN = new Look(null, null, null, null, null, null, null);

    private static final int NARROWEST = 40;
    private static final int BROADEST = 1200;

    /** What a record looks like. */
    public enum As {
        LIST,
        BOARD,
        CALENDAR,
        FUNNEL;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How high a row is. */
    public enum Rows {
        COMPACT,
        COMFORTABLE,
        TALL;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The colour of the rows for which criteria hold. */
    public record Tint(String when, String color) {}

    public Look(
            @Nullable As as,
            @Nullable String by,
            @Nullable String group,
            @Nullable Rows rows,
            @Nullable List<String> pinned,
            @Nullable Map<String, Integer> widths,
            @Nullable List<Tint> tints) {
        this.as = as;
        this.by = by;
        this.group = group;
        this.rows = rows;
        this.pinned = pinned == null ? List.of() : List.copyOf(pinned);
        this.widths = widths == null ? Map.of() : bounded(widths);
        this.tints = tints == null ? List.of() : List.copyOf(tints);
    }

    private static Map<String, Integer> bounded(Map<String, Integer> widths) {
        return widths.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey,
                                each -> Math.clamp(each.getValue(), NARROWEST, BROADEST)));
    }

    /** The same without the fields that are not meant. */
    Look showing(Predicate<String> meant) {
        return new Look(
                as,
                by != null && meant.test(by) ? by : null,
                group != null && meant.test(group) ? group : null,
                rows,
                pinned.stream().filter(meant).toList(),
                widths.entrySet().stream()
                        .filter(each -> meant.test(each.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                tints);
    }

    /** The same without the tints that are not meant. */
    public Look tinted(Predicate<String> meant) {
        var kept = tints.stream().filter(tint -> meant.test(tint.when())).toList();
        return new Look(as, by, group, rows, pinned, widths, kept);
    }
}
