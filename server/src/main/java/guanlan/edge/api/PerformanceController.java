package guanlan.edge.api;

import guanlan.domain.performance.Asked;
import guanlan.domain.performance.Asked.Period;
import guanlan.domain.performance.Dimension;
import guanlan.domain.performance.Movement;
import guanlan.domain.performance.Movements;
import guanlan.domain.performance.Performance;
import guanlan.domain.performance.Performances;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How selling goes, in figures that lead to their records. */
@RestController
@RequestMapping("/api/performance/{object}")
final class PerformanceController {
    private static final String NONE = "none";

    private final Schemas schemas;
    private final Performances performances;
    private final Movements movements;

    PerformanceController(Schemas schemas, Performances performances, Movements movements) {
        this.schemas = schemas;
        this.performances = performances;
        this.movements = movements;
    }

    /**
     * Both days belong to the period, in the caller's time zone. {@code owner}, {@code team} and so
     * on keep to one of these; {@code none}: to what has none.
     *
     * @param by owner, team, source, product, region, campaign or month
     */
    record Wanted(
            @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @Nullable String by,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String source,
            @Nullable String product,
            @Nullable String region,
            @Nullable String campaign,
            @Nullable String where) {

        Map<Dimension, String> only() {
            Map<Dimension, String> only = new EnumMap<>(Dimension.class);
            put(only, Dimension.OWNER, owner);
            put(only, Dimension.TEAM, team);
            put(only, Dimension.SOURCE, source);
            put(only, Dimension.PRODUCT, product);
            put(only, Dimension.REGION, region);
            put(only, Dimension.CAMPAIGN, campaign);
            return only;
        }

        private static void put(
                Map<Dimension, String> only, Dimension dimension, @Nullable String key) {
            if (key != null && !key.isEmpty()) {
                only.put(dimension, key.equals(NONE) ? "" : key);
            }
        }
    }

    @GetMapping
    Performance performance(@PathVariable String object, @Valid Wanted wanted) {
        return performances.of(asked(object, wanted));
    }

    /**
     * What became of the forecast of a period.
     *
     * @param movement null: some amounts or dates are not for the caller to read, so what they were
     *     is not told either
     */
    record Changes(@Nullable Movement movement) {}

    /** Since the beginning of a day in the caller's time zone. */
    @GetMapping("/changes")
    Changes changes(
            @PathVariable String object,
            @Valid Wanted wanted,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate since) {
        Instant moment = since.atStartOfDay(Caller.current().zone()).toInstant();
        return new Changes(movements.since(moment, asked(object, wanted)).orElse(null));
    }

    private Asked asked(String object, Wanted wanted) {
        String by = wanted.by();
        return new Asked(
                schemas.require(object).name(),
                new Period(wanted.from(), wanted.to()),
                by == null || by.isEmpty() ? null : Dimension.of(by),
                wanted.only(),
                wanted.where());
    }
}
