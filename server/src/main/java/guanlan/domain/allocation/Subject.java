package guanlan.domain.allocation;

import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be given to somebody, as far as it matters who that is.
 *
 * @param former who let go of it; it does not come back to him
 */
record Subject(
        RecordName record,
        Set<String> places,
        @Nullable String industry,
        @Nullable String language,
        @Nullable UUID former) {
    static final List<String> FIELDS =
            List.of("province", "city", "industry", "language", "former_owner");

    /** What is said of a place and left out as often. */
    private static final Pattern RANK = Pattern.compile("(特别行政区|(壮族|回族|维吾尔)?自治区|省|市)$");

    Subject {
        places = Set.copyOf(places);
    }

    static Subject of(ObjectName object, Row row) {
        return new Subject(
                new RecordName(object, row.id()),
                Stream.of("province", "city")
                        .map(row::value)
                        .filter(Objects::nonNull)
                        .map(place -> plain(place.toString()))
                        .filter(place -> !place.isEmpty())
                        .collect(Collectors.toSet()),
                text(row.value("industry")),
                text(row.value("language")),
                row.value("former_owner") instanceof UUID former ? former : null);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text : null;
    }

    /** A place without its rank: 浙江省 is 浙江. */
    static String plain(String place) {
        return RANK.matcher(place.strip()).replaceFirst("");
    }
}
