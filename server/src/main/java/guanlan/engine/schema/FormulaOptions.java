package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a definition says of a formula. Browsers need only know what comes out. */
record FormulaOptions(String cel, @JsonIgnore Result result) implements ComputedType.Computed {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static FormulaOptions of(
            @Nullable String cel, @Nullable String returns, @Nullable Integer scale) {
        if (cel == null || cel.isBlank()) {
            throw new IllegalArgumentException("a formula needs \"cel\"");
        }
        return new FormulaOptions(cel, Result.of(returns, scale));
    }

    @Override
    public Optional<Computation> computation() {
        return Optional.of(new Computation.Formula(cel));
    }

    @Override
    public Map<String, Object> told() {
        return Map.of("returns", result.type().key(), "scale", scale());
    }
}
