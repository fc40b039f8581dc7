package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import guanlan.engine.schema.Computation.Measure;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a definition says of a roll-up. Browsers need only know what comes out. */
record RollupOptions(Computation.Rollup rollup, Result result) implements ComputedType.Computed {

    /** A count comes out whole; everything else as the definition says. */
    record Written(
            @Nullable ObjectName from,
            @Nullable String by,
            @Nullable String measure,
            @Nullable String field,
            @Nullable String where,
            @Nullable String returns,
            @Nullable Integer scale) {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RollupOptions of(Written written) {
        Measure measure = measure(written.measure());
        if (written.from() == null || (written.field() == null) != (measure == Measure.COUNT)) {
            throw new IllegalArgumentException(
                    "a roll-up needs \"from\", a measure, and a field unless it counts");
        }
        String returns =
                measure == Measure.COUNT && written.returns() == null ? "whole" : written.returns();
        return new RollupOptions(
                new Computation.Rollup(
                        written.from(), written.by(), measure, written.field(), written.where()),
                Result.of(returns, written.scale()));
    }

    private static Measure measure(@Nullable String word) {
        return word == null ? Measure.COUNT : Measure.valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public Optional<Computation> computation() {
        return Optional.of(rollup);
    }

    @Override
    public Map<String, Object> told() {
        return Map.of("returns", result.type().key(), "scale", scale());
    }
}
