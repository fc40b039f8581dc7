package guanlan.engine.query;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Reading;
import guanlan.platform.access.Mask;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * How a field is told of which not every value may be read.
 *
 * @param told the value where it is told at all
 * @param clear whether it may be read as it is
 */
record Veil(Field<?> told, Field<Boolean> clear, Mask mask) {

    @Nullable Object shown(
            FieldDefinition field, @Nullable Object value, @Nullable Boolean isClear) {
        return Boolean.TRUE.equals(isClear) ? value : masked(field, value, mask);
    }

    static @Nullable Object masked(FieldDefinition field, @Nullable Object value, Mask mask) {
        if (value == null) {
            return null;
        }
        return new Masked(mask.of(field.type().words(value, field, Reading.NEUTRAL)));
    }
}
