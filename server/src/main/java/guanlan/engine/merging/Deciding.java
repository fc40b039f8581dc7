package guanlan.engine.merging;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.SystemField;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets the rules of an object decide among records and their values. */
final class Deciding {
    private final Survivorship rules;

    Deciding(Survivorship rules) {
        this.rules = rules;
    }

    /** The record that the others become part of. */
    UUID survivor(List<Row> rows) {
        return rows.stream()
                .min(order(rules.survivor(), null).thenComparing(created()))
                .orElseThrow()
                .id();
    }

    /** Whose value a field gets; none: nobody has one. */
    @Nullable Choice choice(Taking taking, FieldDefinition field, Map<UUID, Object> offered) {
        if (offered.isEmpty()) {
            return null;
        }
        UUID survivor = taking.survivor().id();
        if (Candidates.belongs(field)) {
            return new Choice.From(survivor);
        }
        Rule rule = rules.of(field);
        if (rule == Rule.UNION && Candidates.isSeveral(field)) {
            int all = union(offered, taking).size();
            boolean fits =
                    field.options().acceptance().filter(files -> files.most() < all).isEmpty();
            if (fits) {
                return new Choice.All();
            }
        }
        return taking.rows().values().stream()
                .filter(row -> offered.containsKey(row.id()))
                .min(
                        preferred(rule, survivor, field)
                                .thenComparing(order(Rule.COMPLETE, null))
                                .thenComparing(created()))
                .<Choice>map(row -> new Choice.From(row.id()))
                .orElse(null);
    }

    /** The items of all records, the survivor's first. */
    static Set<Object> union(Map<UUID, Object> offered, Taking taking) {
        Set<Object> all = new LinkedHashSet<>();
        taking.rows().keySet().forEach(id -> all.addAll(FieldStory.items(offered.get(id))));
        return all;
    }

    private Comparator<Row> preferred(Rule rule, UUID survivor, FieldDefinition field) {
        boolean own = rule == Rule.SURVIVOR || rule == Rule.UNION;
        Comparator<Row> ownFirst = Comparator.comparing(row -> !row.id().equals(survivor));
        return own ? ownFirst : order(rule, field).thenComparing(ownFirst);
    }

    private Comparator<Row> order(Rule rule, @Nullable FieldDefinition field) {
        return switch (rule) {
            case NEWEST ->
                    Comparator.comparing((Row row) -> at(row, SystemField.UPDATED_AT)).reversed();
            case OLDEST -> created();
            case COMPLETE -> Comparator.comparing(row -> -filled(row));
            case TRUSTED -> Comparator.comparing(this::distrust);
            case LONGEST ->
                    Comparator.comparing(row -> -Objects.toString(value(row, field), "").length());
            case GREATEST -> (one, other) -> compared(value(other, field), value(one, field));
            case LEAST -> (one, other) -> compared(value(one, field), value(other, field));
            case SURVIVOR, UNION -> (_, _) -> 0;
        };
    }

    private static Comparator<Row> created() {
        return Comparator.comparing((Row row) -> at(row, SystemField.CREATED_AT))
                .thenComparing(Row::id);
    }

    private static Instant at(Row row, SystemField field) {
        return row.value(field.field()) instanceof Instant at ? at : Instant.EPOCH;
    }

    private static int filled(Row row) {
        return (int)
                row.values().values().stream().filter(value -> !Candidates.isEmpty(value)).count();
    }

    private int distrust(Row row) {
        String field = rules.trust().field();
        int place =
                field == null
                        ? -1
                        : rules.trust().order().indexOf(Objects.toString(row.value(field), ""));
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static @Nullable Object value(Row row, @Nullable FieldDefinition field) {
        Object value = field == null ? null : row.value(field.name());
        return value == null || field == null ? value : field.type().ordered(value);
    }

    @SuppressWarnings("unchecked") // values of one field compare with each other
    private static int compared(@Nullable Object one, @Nullable Object other) {
        return one instanceof Comparable<?> && other != null && one.getClass() == other.getClass()
                ? ((Comparable<Object>) one).compareTo(other)
                : 0;
    }
}
