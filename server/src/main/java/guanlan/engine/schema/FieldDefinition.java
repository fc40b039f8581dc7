package guanlan.engine.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of an object.
 *
 * @param system kept by the engine itself, on every object alike
 * @param options what is said of fields of this type only
 * @param own made by the company, not part of the standard
 * @param onDelete what becomes of the record when the one its reference points to is deleted
 * @param sensitive whether it is noted who saw what it holds
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
        Options options,
        boolean own,
        OnDelete onDelete,
        boolean sensitive) {

    /** The values of a selection; empty for other types. */
    public List<Choice> choices() {
        return options.choices();
    }

    /** Whether a selection takes values outside its choices as well. */
    public boolean open() {
        return options.open();
    }

    /** The object a reference points to. */
    public @Nullable ObjectName to() {
        return options.target().orElse(null);
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
        return options.target();
    }

    /** The most characters of a text. */
    public int maxLength() {
        return options.maxLength();
    }

    /** Digits after the decimal point; 0 for whole numbers. */
    public int scale() {
        return options.scale();
    }

    /** Whether it refers to a record of whichever object. */
    public boolean namesAny() {
        return options.namesAny();
    }

    public boolean isReference() {
        return options.target().isPresent();
    }

    /** How the value is computed when it is read; none: the field has a column. */
    public Optional<Computation> computation() {
        return options.computation();
    }

    /** Whether it names several records, which are kept as links beside the table. */
    public boolean isLinked() {
        return options.linked();
    }

    /** Whether the table of the object has a column for it. */
    public boolean hasColumn() {
        return computation().isEmpty() && !isLinked();
    }

    /** The same kind of field under another name, which nobody has to fill in. */
    public FieldDefinition beside(String path, Label called) {
        return new FieldDefinition(
                path,
                type,
                called,
                help,
                false,
                readOnly,
                system,
                indexed,
                searchable,
                options,
                own,
                onDelete,
                sensitive);
    }

    /** The same field as one of another type. */
    FieldDefinition as(FieldType other, Options said) {
        return new FieldDefinition(
                name,
                other,
                label,
                help,
                required,
                readOnly,
                system,
                indexed,
                searchable,
                said,
                own,
                onDelete,
                sensitive);
    }

    /** The options in the record of their type. */
    <T extends Options> T options(Class<T> of) {
        return of.cast(options);
    }
}
