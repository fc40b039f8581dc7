package guanlan.edge.api;

import guanlan.engine.changes.TimeTravel;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A record as it was, and back to that. */
@RestController
@RequestMapping("/api/records/{object}/{id}")
final class PastController {
    private final Schemas schemas;
    private final Queries queries;
    private final TimeTravel travel;
    private final SensitiveViews sensitive;

    PastController(Schemas schemas, Queries queries, TimeTravel travel, SensitiveViews sensitive) {
        this.sensitive = sensitive;
        this.schemas = schemas;
        this.queries = queries;
        this.travel = travel;
    }

    record To(@NotNull Instant time) {}

    @GetMapping("/at")
    Map<String, @Nullable Object> at(
            @PathVariable String object, @PathVariable UUID id, @RequestParam Instant time) {
        ObjectDefinition definition = schemas.require(object);
        Row then = travel.at(definition.name(), id, time);
        sensitive.past(
                definition,
                id,
                then.values().keySet().stream().filter(name -> then.value(name) != null).toList());
        return json(definition, then);
    }

    @PostMapping("/revert")
    ResponseEntity<Map<String, @Nullable Object>> revert(
            @PathVariable String object,
            @PathVariable UUID id,
            @Valid @RequestBody To to,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match) {
        ObjectDefinition definition = schemas.require(object);
        travel.revert(definition.name(), id, to.time(), Versions.expected(match));
        Row row = queries.require(definition.name(), id);
        sensitive.opened(definition, row);
        return ResponseEntity.ok().eTag("\"" + row.version() + "\"").body(json(definition, row));
    }

    private Map<String, @Nullable Object> json(ObjectDefinition definition, Row row) {
        var titles = queries.titles(definition.name(), List.of(row));
        return RecordJson.of(row, definition.fields(), titles);
    }
}
