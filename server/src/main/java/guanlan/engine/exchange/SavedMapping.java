package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.Import.Misfit;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How columns of certain headings become fields, kept under a name for the next file like it.
 *
 * @param fields the field of each heading in its bare form; null: left out
 */
public record SavedMapping(
        UUID id,
        ObjectName object,
        String name,
        Map<String, @Nullable String> fields,
        Matching matching,
        Misfit misfit,
        Map<String, List<String>> defaults,
        Instant createdAt,
        @Nullable UUID createdBy) {

    public SavedMapping {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        defaults = Map.copyOf(defaults);
    }

    static Map<String, @Nullable String> fields(Import told) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        for (Column column : told.columns()) {
            fields.put(Synonyms.bare(column.header()), told.mapping().get(column.index()));
        }
        return fields;
    }

    /** The share of headings that it has in common with a file: 1, they are the same. */
    public double likeness(Import told) {
        Set<String> there =
                told.columns().stream()
                        .map(column -> Synonyms.bare(column.header()))
                        .collect(Collectors.toSet());
        Set<String> all = new HashSet<>(fields.keySet());
        all.addAll(there);
        there.retainAll(fields.keySet());
        return all.isEmpty() ? 0 : (double) there.size() / all.size();
    }

    /** For the columns that it knows; what is no field any more is passed over. */
    Settings settings(Import told, Reach reach) {
        Set<String> open =
                Stream.concat(
                                Guesses.importable(reach.object()).map(FieldDefinition::name),
                                reach.further().keySet().stream())
                        .collect(Collectors.toSet());
        Map<Integer, @Nullable String> mapping = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Column column : told.columns()) {
            String heading = Synonyms.bare(column.header());
            String field = fields.get(heading);
            if (fields.containsKey(heading)) {
                boolean usable = field != null && open.contains(field) && taken.add(field);
                mapping.put(column.index(), usable ? field : null);
            }
        }
        told.mapping()
                .forEach(
                        (column, field) -> {
                            if (!mapping.containsKey(column) && !taken.add(field)) {
                                mapping.put(column, null);
                            }
                        });
        boolean known = matching.by() == null || open.contains(matching.by());
        Map<String, List<String>> still = new HashMap<>(defaults);
        still.keySet().retainAll(open);
        return new Settings(mapping, known ? matching : null, misfit, null, still);
    }
}
