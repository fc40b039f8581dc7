package guanlan.edge.api;

import guanlan.core.values.Ids;
import guanlan.engine.mass.Mass;
import guanlan.engine.mass.MassOperations;
import guanlan.engine.mass.MassProblem;
import guanlan.engine.query.Filter;
import guanlan.engine.schema.Schemas;
import guanlan.platform.problems.Problem;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to all records of a filter. */
@RestController
final class MassController {
    private final Schemas schemas;
    private final MassOperations operations;
    private final MassAnswers answers;
    private final Ids ids;

    MassController(Schemas schemas, MassOperations operations, MassAnswers answers, Ids ids) {
        this.schemas = schemas;
        this.operations = operations;
        this.answers = answers;
        this.ids = ids;
    }

    record Ordered(
            @Nullable String where,
            @Nullable String q,
            Mass.@Nullable Act operation,
            @Nullable Map<String, @Nullable Object> values,
            @Nullable Long expectedCount) {}

    record Listed(List<MassAnswers.MassJson> items) {}

    record Refused(List<MassAnswers.RefusalJson> items) {}

    @PostMapping("/api/records/{object}/mass")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<MassAnswers.MassJson> start(
            @PathVariable String object, @RequestBody Ordered ordered) {
        Mass.Act act = ordered.operation();
        if (act == null) {
            throw new Problem(ApiProblem.PARAMETER, Map.of("name", "operation"));
        }
        if (ordered.expectedCount() == null) {
            throw new Problem(MassProblem.NO_COUNT);
        }
        Mass mass =
                operations.start(
                        new MassOperations.Order(
                                ids.next(),
                                schemas.require(object).name(),
                                act,
                                new Filter(ordered.where(), ordered.q(), false),
                                given(ordered.values()),
                                ordered.expectedCount()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/mass/" + mass.id()))
                .body(answers.answer(mass));
    }

    private static Map<String, @Nullable Object> given(
            @Nullable Map<String, @Nullable Object> values) {
        return values == null ? new HashMap<>() : values;
    }

    @GetMapping("/api/mass")
    Listed list(@RequestParam(defaultValue = "50") int limit) {
        return new Listed(operations.list(limit).stream().map(answers::answer).toList());
    }

    @GetMapping("/api/mass/{id}")
    MassAnswers.MassJson one(@PathVariable UUID id) {
        return answers.answer(operations.require(id));
    }

    /** The records that did not take the change, the first thousand of them. */
    @GetMapping("/api/mass/{id}/rejected")
    Refused rejected(@PathVariable UUID id) {
        Mass mass = operations.require(id);
        return new Refused(answers.refusals(mass, operations.refusals(id)));
    }

    @DeleteMapping("/api/mass/{id}")
    MassAnswers.MassJson cancel(@PathVariable UUID id) {
        return answers.answer(operations.cancel(id));
    }

    @DeleteMapping("/api/mass/{id}/effects")
    @ResponseStatus(HttpStatus.ACCEPTED)
    MassAnswers.MassJson undo(@PathVariable UUID id) {
        return answers.answer(operations.undo(id));
    }
}
