package guanlan.edge.api;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.records.Repeats;
import guanlan.engine.records.Written;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Records of any object. */
@RestController
@RequestMapping("/api/records/{object}")
final class RecordsController {
    private final Schemas schemas;
    private final Queries queries;
    private final Records records;
    private final Repeats repeats;
    private final RecordAnswers answers;
    private final JsonMapper json;

    RecordsController(
            Schemas schemas,
            Queries queries,
            Records records,
            Repeats repeats,
            RecordAnswers answers,
            JsonMapper json) {
        this.schemas = schemas;
        this.queries = queries;
        this.records = records;
        this.repeats = repeats;
        this.answers = answers;
        this.json = json;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Map<String, @Nullable Object>> create(
            @PathVariable String object,
            @RequestBody Map<String, @Nullable Object> values,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return create(object, values, key, () -> {});
    }

    /** The same, with something to be done first, where it is not a repeated request. */
    ResponseEntity<Map<String, @Nullable Object>> create(
            String object,
            Map<String, @Nullable Object> values,
            @Nullable String key,
            Runnable first) {
        ObjectDefinition definition = schemas.require(object);
        var batch = Batch.of(definition.name()).create(List.of(given(values)));
        Supplier<UUID> creation =
                () -> {
                    first.run();
                    return created(batch);
                };
        UUID id =
                key == null
                        ? creation.get()
                        : repeats.once(key, object + json.writeValueAsString(values), creation);
        var location = URI.create("/api/records/" + object + "/" + id);
        return written(definition, id, ResponseEntity.created(location));
    }

    @GetMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> one(
            @PathVariable String object, @PathVariable UUID id) {
        ObjectDefinition definition = schemas.require(object);
        Optional<Row> found = queries.find(definition.name(), id);
        var successor =
                found.filter(row -> !row.isDeleted()).isPresent()
                        ? Optional.<RecordJson.Reference>empty()
                        : answers.successor(definition, id);
        if (found.isEmpty() && successor.isPresent()) {
            Map<String, @Nullable Object> only = new LinkedHashMap<>();
            only.put("id", id);
            only.put("_merged", successor.get());
            return ResponseEntity.ok(only);
        }
        Row row = found.orElseGet(() -> queries.require(definition.name(), id));
        var answer = answer(definition, row, ResponseEntity.ok());
        successor.ifPresent(into -> Objects.requireNonNull(answer.getBody()).put("_merged", into));
        return answer;
    }

    @PatchMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> change(
            @PathVariable String object,
            @PathVariable UUID id,
            @RequestBody Map<String, @Nullable Object> values,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match) {
        ObjectDefinition definition = schemas.require(object);
        var change = new Batch.Change(id, Versions.expected(match), given(values));
        single(Batch.of(definition.name()).update(List.of(change)));
        return written(definition, id, ResponseEntity.ok());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable String object,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match) {
        var target = new Batch.Target(id, Versions.expected(match));
        single(Batch.of(schemas.require(object).name()).delete(List.of(target)));
    }

    @PostMapping("/{id}/restore")
    ResponseEntity<Map<String, @Nullable Object>> restore(
            @PathVariable String object, @PathVariable UUID id) {
        ObjectDefinition definition = schemas.require(object);
        single(Batch.of(definition.name()).restore(Batch.Target.of(List.of(id))));
        return answer(definition, id, ResponseEntity.ok());
    }

    @PostMapping("/batch")
    BatchJson.Answer batch(
            @PathVariable String object, @Valid @RequestBody BatchJson.Request request) {
        Batch batch = BatchJson.batch(schemas.require(object).name(), request);
        return answers.answer(records.write(batch.because(Cause.of(Cause.Kind.SCREEN))));
    }

    private UUID created(Batch batch) {
        return switch (single(batch)) {
            case Outcome.Created(var id) -> id;
            case Outcome other ->
                    throw new IllegalStateException("created nothing but " + other.key());
        };
    }

    /** One row: its findings are the problem itself when they concern the record as a whole. */
    private Outcome single(Batch batch) {
        Written written = records.write(batch.because(Cause.of(Cause.Kind.SCREEN)));
        Outcome outcome = written.outcomes().getFirst();
        if (outcome instanceof Outcome.Rejected rejected) {
            throw SingleRow.problem(rejected);
        }
        return outcome;
    }

    /** Who gives a record away, or may only make some, does not see what he has written. */
    private ResponseEntity<Map<String, @Nullable Object>> written(
            ObjectDefinition definition, UUID id, ResponseEntity.BodyBuilder response) {
        Optional<Row> seen = queries.find(definition.name(), id);
        if (seen.isPresent()) {
            return answer(definition, seen.get(), response);
        }
        Map<String, @Nullable Object> only = new LinkedHashMap<>();
        only.put("id", id);
        return response.body(only);
    }

    private ResponseEntity<Map<String, @Nullable Object>> answer(
            ObjectDefinition definition, UUID id, ResponseEntity.BodyBuilder response) {
        return answer(definition, queries.require(definition.name(), id), response);
    }

    private ResponseEntity<Map<String, @Nullable Object>> answer(
            ObjectDefinition definition, Row row, ResponseEntity.BodyBuilder response) {
        answers.shown(definition, row);
        var body =
                RecordJson.of(
                        row, definition.fields(), queries.titles(definition.name(), List.of(row)));
        body.put("_rights", answers.rights(definition.name(), row.id()));
        return response.eTag("\"" + row.version() + "\"").body(body);
    }

    /**
     * Ids and versions travel in the path and in If-Match, so they may stand in a body but say
     * nothing there.
     */
    static Row given(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>(values);
        own.keySet().removeAll(Set.of("id", "version", "_rights", "_masked", "_merged"));
        return Row.of(own);
    }
}
