package guanlan.engine.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of an object.
 *
 * @param choices the values of a selection; empty for other types
 * @param open whether a selection takes values outside its choices as well
 * @param to the object a reference points to
 * @param maxLength the most characters of a text
 * @param scale digits after the decimal point; 0 for whole numbers
 * @param system kept by the engine itself, on every object alike
 * @param own made by the company, not part of the standard
 * @param onDelete what becomes of the record when the one its reference points to is deleted
 */
public record FieldDefinition(
        String name,
        FieldType type,
        Label label,
        @Nullable Label help,
        boolean required,
        boolean readOnly,
        boolean system,
        boolean indexed,
        boolean searchable,
        List<Choice> choices,
        boolean open,
        @Nullable ObjectName to,
        int maxLength,
        int scale,
        boolean own,
        OnDelete onDelete) {

    public FieldDefinition {
        choices = List.copyOf(choices);
    }

    /** Its column: a company's own fields keep clear of those that the standard may get later. */
    public String column() {
        return own ? Tables.ownName(name) : name;
    }

    /** How criteria in CEL write it. */
    public String word() {
        return CelWords.written(name);
    }

    public Optional<ObjectName> target() {
        return Optional.ofNullable(to);
    }

    public boolean isReference() {
        return to != null;
    }
}
