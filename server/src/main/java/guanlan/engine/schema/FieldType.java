package guanlan.engine.schema;

import guanlan.core.criteria.FieldKind;
import guanlan.core.criteria.FieldKind.Plain;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.Field;

/**
 * A kind of field: how it is stored, how what people and programs give is turned into its value,
 * and how the value is told again. A new kind is one class here with its line in {@link
 * FieldTypes}, its complaint in the texts, and one folder in the browser.
 */
public interface FieldType {
    Map<Class<?>, FieldKind> PLAIN =
            Map.of(
                    String.class, Plain.TEXT,
                    Long.class, Plain.WHOLE,
                    BigDecimal.class, Plain.DECIMAL,
                    Boolean.class, Plain.YESNO,
                    LocalDate.class, Plain.DATE,
                    Instant.class, Plain.DATETIME);

    /** Its word in definitions. */
    String key();

    /** The column, in the type's own Java form: what differs from the database's is converted. */
    DataType<?> column();

    /** What a definition may say of a field of this type. */
    default Class<? extends Options> options() {
        return Options.None.class;
    }

    /**
     * Reads a value as given: text of a cell or form, a value of JSON, a value as the change log
     * keeps it, or a value already in the type's Java form (which comes back as it is). Never
     * throws for bad input.
     */
    Parsed read(Object raw, FieldDefinition field, Reading habits);

    /** What criteria may ask of it. */
    default FieldKind kind(FieldDefinition field) {
        Class<?> held = column().getType();
        return field.target()
                .<FieldKind>map(target -> new FieldKind.Reference(target.value()))
                .orElseGet(() -> Objects.requireNonNull(PLAIN.get(held), "no criteria on " + held));
    }

    /** The column as criteria see it: an expression of the {@link #kind}. */
    default Field<?> askedInSql(Field<?> column) {
        return column;
    }

    /** A value as criteria see it in memory: what {@link #askedInSql} gives in tables. */
    default Object asked(Object value) {
        return value;
    }

    /** As the change log keeps it: plain JSON (text, number, yes or no, lists and objects). */
    default Object stored(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? value
                : value.toString();
    }

    /** As answers tell it; the same as in the change log unless it is not for every eye. */
    default Object told(Object value) {
        return stored(value);
    }

    /** Whether answers tell it in a form of its own (in parts, say), not as criteria ask for it. */
    default boolean toldApart() {
        Class<?> held = column().getType();
        return !PLAIN.containsKey(held) && held != UUID.class && !List.class.isAssignableFrom(held);
    }

    /** In words, such as a cell of a table holds; {@link #read} takes them back. */
    default String words(Object value, FieldDefinition field, Reading habits) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** The text whose words a record is found by. */
    default String sought(Object value, FieldDefinition field) {
        return words(value, field, Reading.NEUTRAL);
    }

    /** The records that a cell names, where the field refers to others. */
    default List<String> named(String cell) {
        String name = cell.strip();
        return name.isEmpty() ? List.of() : List.of(name);
    }

    /** Whether lists can be ordered by it. */
    default boolean sortable() {
        return true;
    }

    /** The type of a field with these options; most types are the same for every field. */
    default FieldType with(Options options) {
        return this;
    }

    /** Whether answers hide a part of it, so that what they tell cannot be read back. */
    default boolean masked() {
        return false;
    }

    /** Whether cells of tables can hold it: what {@link #words} writes can be read back. */
    default boolean takesWords() {
        return true;
    }

    /** Whether a value is complete as it is read; else the write pipeline looks up the rest. */
    default boolean settled() {
        return true;
    }

    /** Whether an index on its column answers anything. */
    default boolean indexable() {
        return true;
    }

    /** The type of what lists are ordered by and figures are made of; most types: their own. */
    default FieldType ordering() {
        return this;
    }

    /** The column as an expression of the {@link #ordering} type. */
    default Field<?> orderedInSql(Field<?> column) {
        return column;
    }

    /** A value in the form of the {@link #ordering} type. */
    default Object ordered(Object value) {
        return value;
    }

    /** Whether the engine alone fills it in. */
    default boolean derived() {
        return false;
    }
}
