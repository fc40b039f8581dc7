package guanlan.domain.performance;

import guanlan.engine.query.Filter;
import guanlan.engine.query.Surveys;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One question on its way: which of its bases can be answered, and what the database says. */
final class Survey {
    private static final String NO_GROUP = "cast(null as text)";

    private final Asked asked;
    private final Surveys surveys;
    private final Instant now;

    Survey(Asked asked, Surveys surveys, Instant now) {
        this.asked = asked;
        this.surveys = surveys;
        this.now = now;
        if (asked.by() != null) {
            require(asked.by());
        }
        asked.only().keySet().forEach(this::require);
    }

    /** Deals must know it: figures without them are no answer. */
    private void require(Dimension dimension) {
        if (dimension != Dimension.MONTH && group(Basis.CLOSED, dimension).isEmpty()) {
            throw new Problem(
                    PerformanceProblem.DIMENSION_ABSENT,
                    Map.of("by", dimension.word(), "object", asked.deals().value()));
        }
    }

    /** Where the dimension stands, as far as the caller may ask for it. */
    private Optional<String> group(Basis basis, Dimension dimension) {
        return dimension.field(basis).filter(field -> asks(basis, field));
    }

    private boolean asks(Basis basis, String field) {
        return field.equals("id") || surveys.asks(basis.object(asked.deals()), field);
    }

    /** Whether the groups of the question are groups of this basis. */
    boolean groups(Basis basis) {
        Dimension by = asked.by();
        return by != null
                && (by == Dimension.MONTH ? basis.hasMonths() : group(basis, by).isPresent());
    }

    /** What else is asked of deals is not known of leads and campaigns. */
    boolean answers(Basis basis) {
        ObjectName object = basis.object(asked.deals());
        return (basis.isOfDeals() || asked.where() == null && surveys.sees(object))
                && basis.fields().stream()
                        .allMatch(field -> Basis.mayBeHidden(field) || asks(basis, field))
                && asked.only().keySet().stream()
                        .allMatch(dimension -> group(basis, dimension).isPresent());
    }

    List<Map<String, @Nullable Object>> ask(Basis basis) {
        List<String> fields = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        basis.fields().forEach(field -> (asks(basis, field) ? fields : hidden).add(field));
        String group = NO_GROUP;
        if (asked.by() == Dimension.MONTH && groups(basis)) {
            group = "cast(" + basis.month() + " as text)";
        } else if (asked.by() != null && groups(basis)) {
            String field = asked.by().field(basis).orElseThrow();
            group = "cast(\"" + field + "\" as text)";
            if (!fields.contains(field) && !field.equals("id")) {
                fields.add(field);
            }
        }
        return surveys.ask(
                basis.object(asked.deals()),
                Filter.ALL.where(criteria(basis)),
                fields,
                basis.statement(group, hidden),
                values());
    }

    private List<?> values() {
        Caller caller = Caller.current();
        return List.of(
                asked.period().from(),
                asked.period().to(),
                LocalDate.ofInstant(now, caller.zone()),
                now.atOffset(ZoneOffset.UTC),
                zone(caller.zone().normalized()));
    }

    /** The database reads the sign of an offset the other way than the rest of the world. */
    private static String zone(ZoneId zone) {
        if (!(zone instanceof ZoneOffset offset)) {
            return zone.getId();
        }
        int seconds = Math.abs(offset.getTotalSeconds());
        return String.format(
                Locale.ROOT,
                "<own>%s%02d:%02d:%02d",
                offset.getTotalSeconds() > 0 ? "-" : "+",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60);
    }

    /** Lists the records of a basis. */
    String criteria(Basis basis) {
        return basis.criteria(asked.period()) + others(basis);
    }

    /** The same of deals, whatever their basis. */
    String others() {
        return others(Basis.OPEN);
    }

    private String others(Basis basis) {
        List<String> parts = new ArrayList<>(List.of(""));
        asked.only().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> parts.add(equal(basis, one.getKey(), one.getValue())));
        String more = asked.where();
        if (more != null && !more.isBlank()) {
            parts.add("(" + more + ")");
        }
        return String.join(" && ", parts);
    }

    /** What makes a record one of a group; without a key: that it is of none. */
    String equal(Basis basis, Dimension dimension, String key) {
        String field = dimension.field(basis).orElseThrow();
        if (key.isEmpty()) {
            return "empty(" + field + ")";
        }
        return field + " == \"" + escaped(dimension.refers() ? id(dimension, key) : key) + "\"";
    }

    private static String id(Dimension dimension, String key) {
        try {
            return UUID.fromString(key).toString();
        } catch (IllegalArgumentException _) {
            throw new Problem(
                    PerformanceProblem.GROUP_UNKNOWN, Map.of("given", key, "by", dimension.word()));
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
