package guanlan.engine.schema;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The type that a computed field has in every eye but its definition's. */
record Result(FieldType type, Options options) {
    private static final Set<String> TYPES =
            Set.of(
                    "text",
                    "whole",
                    "decimal",
                    "money",
                    "percent",
                    "yesno",
                    "date",
                    "datetime",
                    "duration");
    private static final Set<String> SCALED = Set.of("decimal", "money", "percent");

    /** By the word of the type; a definition that names none gets decimals. */
    static Result of(@Nullable String returns, @Nullable Integer scale) {
        String type = returns == null ? "decimal" : returns;
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(
                    "a value is computed as one of " + TYPES + ", not " + type);
        }
        boolean scaled = scale != null && SCALED.contains(type);
        FieldType known = FieldTypes.require(type);
        return new Result(known, Options.of(known, scaled ? Map.of("scale", scale) : Map.of()));
    }

    /** The field as one of the result's own type. */
    FieldDefinition field(FieldDefinition computed) {
        return computed.as(type, options);
    }
}
