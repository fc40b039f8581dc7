package guanlan.engine.schema;

import guanlan.core.criteria.FieldKind;
import org.jooq.DataType;
import org.jooq.Field;

/**
 * A field that is computed when it is read (formula, roll-up): in all that concerns its value it
 * behaves as its result's type does.
 */
record ComputedType(String key, Class<? extends Options> options, Result result)
        implements FieldType {

    @Override
    public FieldType with(Options options) {
        return new ComputedType(key, this.options, ((Computed) options).result());
    }

    /** What definitions of computed fields say has these in common. */
    interface Computed extends Options {
        Result result();

        @Override
        default int scale() {
            return result().options().scale();
        }

        @Override
        default int maxLength() {
            return result().options().maxLength();
        }
    }

    @Override
    public DataType<?> column() {
        return result.type().column();
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        return result.type().read(raw, result.field(field), habits);
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return result.type().kind(result.field(field));
    }

    @Override
    public Field<?> askedInSql(Field<?> column) {
        return result.type().askedInSql(column);
    }

    @Override
    public Object asked(Object value) {
        return result.type().asked(value);
    }

    @Override
    public Object stored(Object value) {
        return result.type().stored(value);
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        return result.type().words(value, result.field(field), habits);
    }

    @Override
    public boolean derived() {
        return true;
    }
}
