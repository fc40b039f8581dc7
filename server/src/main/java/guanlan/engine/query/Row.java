package guanlan.engine.query;

import guanlan.engine.schema.SystemField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of one record by field. A field that is absent was not asked for, or is not to be changed;
 * null is empty.
 */
public final class Row {
    private final Map<String, @Nullable Object> values;

    private Row(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    public static Row of(Map<String, ? extends @Nullable Object> values) {
        return new Row(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    public @Nullable Object value(String field) {
        return values.get(field);
    }

    public boolean has(String field) {
        return values.containsKey(field);
    }

    public Set<String> fields() {
        return values.keySet();
    }

    public Map<String, @Nullable Object> values() {
        return values;
    }

    public UUID id() {
        return (UUID) require(SystemField.ID);
    }

    public long version() {
        return (Long) require(SystemField.VERSION);
    }

    public boolean isDeleted() {
        return values.get(SystemField.DELETED_AT.field()) != null;
    }

    /** This row without the other fields. */
    public Row only(Set<String> fields) {
        Map<String, @Nullable Object> some = new LinkedHashMap<>(values);
        some.keySet().retainAll(fields);
        return new Row(Collections.unmodifiableMap(some));
    }

    /** This row with some values replaced or added. */
    public Row with(Map<String, ? extends @Nullable Object> changed) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.putAll(changed);
        return new Row(Collections.unmodifiableMap(all));
    }

    private Object require(SystemField field) {
        Object value = values.get(field.field());
        if (value == null) {
            throw new IllegalStateException("row without " + field.field());
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && row.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Row" + values.keySet();
    }
}
