package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.Misfit;
import guanlan.engine.schema.FieldDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Which values may stay out while their row comes in: those of fields that can be empty, save the
 * one that tells records apart.
 */
record Leniency(Misfit misfit, @Nullable String key) {

    static Leniency of(Import told) {
        return new Leniency(told.misfit(), told.matching().by());
    }

    boolean spares(FieldDefinition field) {
        return misfit == Misfit.LEAVE_OUT && !field.required() && !field.name().equals(key);
    }
}
