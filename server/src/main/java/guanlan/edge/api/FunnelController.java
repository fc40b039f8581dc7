package guanlan.edge.api;

import guanlan.domain.sales.Funnel;
import guanlan.domain.sales.Funnel.Counted;
import guanlan.domain.sales.Funnels;
import guanlan.engine.query.Filter;
import guanlan.engine.schema.Schemas;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the deals of a pipeline came. */
@RestController
@RequestMapping("/api/records/{object}/funnel")
final class FunnelController {
    private final Schemas schemas;
    private final Funnels funnels;

    FunnelController(Schemas schemas, Funnels funnels) {
        this.schemas = schemas;
        this.funnels = funnels;
    }

    /**
     * Both days belong to the period, in the caller's time zone.
     *
     * @param counted {@code cohort}: deals that entered in the period; {@code period}: deals that
     *     came so far in it
     */
    record Asked(
            @NotNull UUID pipeline,
            @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @Nullable String counted,
            @Nullable String where,
            @Nullable String q) {}

    @GetMapping
    Funnel funnel(@PathVariable String object, @Valid Asked asked) {
        var counted = Counted.of(asked.counted() == null ? "cohort" : asked.counted());
        return funnels.of(
                schemas.require(object).name(),
                new Funnel.Asked(
                        asked.pipeline(),
                        asked.from(),
                        asked.to(),
                        counted,
                        new Filter(asked.where(), asked.q(), false)));
    }
}
