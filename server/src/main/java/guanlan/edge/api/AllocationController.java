package guanlan.edge.api;

import guanlan.domain.allocation.Acceptances;
import guanlan.domain.allocation.Choices;
import guanlan.domain.allocation.Simulation;
import guanlan.domain.allocation.Simulations;
import guanlan.engine.schema.Schemas;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who got what by which rule, and why; accepting it; and trying rules out. */
@RestController
@RequestMapping("/api/allocation")
final class AllocationController {
    private final Schemas schemas;
    private final Choices choices;
    private final Acceptances acceptances;
    private final Simulations simulations;

    AllocationController(
            Schemas schemas, Choices choices, Acceptances acceptances, Simulations simulations) {
        this.schemas = schemas;
        this.choices = choices;
        this.acceptances = acceptances;
        this.simulations = simulations;
    }

    record Log(List<Choices.Told> items) {}

    /**
     * @param days back from now
     * @param with rules that are taken as active, though they are not
     */
    record Wanted(@NotNull String object, int days, @Nullable List<@NotNull UUID> with) {}

    @GetMapping("/records/{object}/{id}")
    Choices.Story story(@PathVariable String object, @PathVariable UUID id) {
        return choices.of(schemas.require(object).name(), id);
    }

    @PostMapping("/choices/{id}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(@PathVariable UUID id) {
        acceptances.accept(id);
    }

    /**
     * The latest first; for those who may change rules.
     *
     * @param after the last that was told before
     */
    @GetMapping("/choices")
    Log log(
            @RequestParam(required = false) @Nullable UUID rule,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        return new Log(choices.log(rule, person, object, after, limit));
    }

    /** For those who may change rules; nothing is changed by it. */
    @PostMapping("/simulations")
    Simulation simulate(@RequestBody @Valid Wanted wanted) {
        List<UUID> with = wanted.with();
        return simulations.run(
                wanted.object(), wanted.days(), with == null ? Set.of() : Set.copyOf(with));
    }
}
