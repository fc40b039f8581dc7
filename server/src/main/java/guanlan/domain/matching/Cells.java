package guanlan.domain.matching;

import guanlan.core.matching.Aliases;
import guanlan.core.matching.Kind;
import guanlan.core.matching.NormalForm;
import guanlan.engine.query.Masked;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a record that take part in the comparison, as text in the order of the traits. */
final class Cells {
    private static final char BETWEEN = '\u001f';
    private static final int LONGEST = 400;

    private Cells() {}

    static String[] of(Row row, Profile profile, ObjectDefinition definition) {
        return profile.traits().stream()
                .map(trait -> text(row.value(trait.field()), definition.require(trait.field())))
                .toArray(String[]::new);
    }

    /** The same of values as a form or program gives them; what cannot be read is not known yet. */
    static String[] given(
            Map<String, ? extends @Nullable Object> values,
            Profile profile,
            ObjectDefinition definition,
            Reading habits) {
        return profile.traits().stream()
                .map(
                        trait -> {
                            FieldDefinition field = definition.require(trait.field());
                            Object raw = values.get(trait.field());
                            return raw != null
                                            && field.type().read(raw, field, habits)
                                                    instanceof Parsed.Value(var value)
                                    ? text(value, field)
                                    : "";
                        })
                .toArray(String[]::new);
    }

    private static String text(@Nullable Object value, FieldDefinition field) {
        if (value == null || value instanceof Masked) {
            return "";
        }
        String text = field.type().sought(value, field).replace(BETWEEN, ' ').strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    static String joined(String[] cells) {
        return String.join(String.valueOf(BETWEEN), cells);
    }

    static String[] split(String joined) {
        return joined.split(String.valueOf(BETWEEN), -1);
    }

    /** What rules compare: the normal form of each cell. */
    static String forms(String[] cells, Profile profile) {
        String[] forms = new String[cells.length];
        for (int at = 0; at < cells.length; at++) {
            forms[at] = NormalForm.of(profile.traits().get(at).kind(), cells[at]);
        }
        return joined(forms).replace("\0", "");
    }

    /** With the names of companies as they have been said to mean. */
    static String[] meant(String[] cells, Profile profile, Aliases aliases) {
        if (aliases.size() == 0) {
            return cells;
        }
        String[] meant = cells.clone();
        for (int at = 0; at < cells.length; at++) {
            if (profile.traits().get(at).kind() == Kind.COMPANY && !cells[at].isBlank()) {
                meant[at] = aliases.meaning(cells[at]).orElse(cells[at]);
            }
        }
        return meant;
    }

    /** Without the cells at the given places. */
    static String[] without(String[] cells, List<Integer> places) {
        String[] rest = cells.clone();
        places.forEach(place -> rest[place] = "");
        return rest;
    }
}
