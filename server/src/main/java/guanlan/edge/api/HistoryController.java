package guanlan.edge.api;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.History;
import guanlan.engine.records.Cause;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a record, or to one field of it, newest first. */
@RestController
@RequestMapping("/api/records/{object}/{id}/history")
final class HistoryController {
    private static final int MOST = 200;

    private final Schemas schemas;
    private final History history;
    private final SensitiveViews sensitive;

    HistoryController(Schemas schemas, History history, SensitiveViews sensitive) {
        this.schemas = schemas;
        this.history = history;
        this.sensitive = sensitive;
    }

    record Entries(List<Entry> items, @Nullable String next) {}

    /** {@code onBehalfOf}: who is away, and by whose rights the actor did it. */
    record Entry(
            long change,
            Instant at,
            RecordJson.@Nullable Reference actor,
            RecordJson.@Nullable Reference onBehalfOf,
            CauseJson cause,
            Change.Operation operation,
            List<FieldJson> fields) {}

    record CauseJson(Cause.Kind kind, @Nullable UUID id) {}

    record FieldJson(String field, @Nullable Object from, @Nullable Object to) {}

    @GetMapping
    Entries history(
            @PathVariable String object,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int after) {
        ObjectDefinition definition = schemas.require(object);
        int most = Math.clamp(limit, 1, MOST);
        int skip = Math.max(after, 0);
        History.Past past = history.of(definition.name(), id, field, skip, most);
        sensitive.past(
                definition,
                id,
                past.entries().stream()
                        .flatMap(entry -> entry.fields().stream())
                        .map(History.FieldChange::field)
                        .toList());
        var items =
                past.entries().stream()
                        .map(entry -> entry(entry, definition, past.titles()))
                        .toList();
        return new Entries(items, past.more() ? Integer.toString(skip + most) : null);
    }

    static Entry entry(History.Entry entry, ObjectDefinition definition, Map<UUID, String> titles) {
        var fields =
                entry.fields().stream()
                        .map(
                                change ->
                                        new FieldJson(
                                                change.field(),
                                                RecordJson.value(
                                                        change.field(),
                                                        change.from(),
                                                        definition,
                                                        titles),
                                                RecordJson.value(
                                                        change.field(),
                                                        change.to(),
                                                        definition,
                                                        titles)))
                        .toList();
        return new Entry(
                entry.change(),
                entry.at(),
                person(entry.actor(), titles),
                person(entry.behalf(), titles),
                new CauseJson(entry.cause().kind(), entry.cause().id()),
                entry.operation(),
                fields);
    }

    private static RecordJson.@Nullable Reference person(
            @Nullable UUID id, Map<UUID, String> titles) {
        return id == null ? null : new RecordJson.Reference(id, titles.get(id));
    }
}
