package guanlan.edge.webhooks;

import guanlan.edge.api.RecordJson;
import guanlan.edge.webhooks.Deliveries.Letter;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.History;
import guanlan.engine.changes.Position;
import guanlan.engine.changes.Sight;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a webhook is told of changes; the caller is its owner, and sees what he may. */
@Component
class Letters {
    private final Schemas schemas;
    private final Queries queries;
    private final History history;
    private final Sight sight;
    private final JsonMapper json;

    Letters(Schemas schemas, Queries queries, History history, Sight sight, JsonMapper json) {
        this.schemas = schemas;
        this.queries = queries;
        this.history = history;
        this.sight = sight;
        this.json = json;
    }

    /**
     * The body of a message.
     *
     * @param record as it is when the message is written
     * @param before what the changed fields were; empty unless it is an update
     */
    record Body(
            UUID id,
            String type,
            Instant at,
            @Nullable UUID actor,
            String object,
            Map<String, @Nullable Object> record,
            Map<String, @Nullable Object> before) {}

    List<Letter> of(Webhook webhook, List<Change> changes) {
        List<Letter> letters = new ArrayList<>();
        Set<Position> told = new HashSet<>();
        for (Webhook.Event event : webhook.events()) {
            var object = new ObjectName(event.object());
            List<Change> some =
                    changes.stream()
                            .filter(change -> change.object().equals(object))
                            .filter(change -> event.tells(change.operation().key()))
                            .filter(change -> !told.contains(change.position()))
                            .toList();
            if (!some.isEmpty()) {
                for (Letter letter : of(webhook, event, some)) {
                    told.add(new Position(letter.xid(), letter.seq()));
                    letters.add(letter);
                }
            }
        }
        return letters;
    }

    private List<Letter> of(Webhook webhook, Webhook.Event event, List<Change> changes) {
        ObjectDefinition definition = schemas.require(event.object());
        ObjectName object = definition.name();
        Set<UUID> ids = new HashSet<>();
        changes.forEach(change -> ids.add(change.record()));
        Set<UUID> seen = sight.of(object, ids, event.where()).keySet();
        List<Row> rows = seen.isEmpty() ? List.of() : queries.find(object, seen);
        Map<UUID, String> titles = queries.titles(object, rows);
        Map<UUID, Row> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        var before = history.before(object, changes);
        List<Letter> letters = new ArrayList<>();
        for (Change change : changes) {
            Row row = byId.get(change.record());
            var old = before.getOrDefault(change.position(), Map.of());
            if (row != null && concerns(event, change, old.keySet())) {
                letters.add(
                        letter(
                                webhook,
                                change,
                                json(row, definition, titles),
                                told(old, definition)));
            }
        }
        return letters;
    }

    private static Map<String, @Nullable Object> json(
            Row row, ObjectDefinition definition, Map<UUID, String> titles) {
        return RecordJson.of(row, definition.fields(), titles);
    }

    /** References keep their bare ids: what they were called then is not known. */
    private static Map<String, @Nullable Object> told(
            Map<String, @Nullable Object> old, ObjectDefinition definition) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        old.forEach(
                (field, value) ->
                        told.put(
                                field,
                                value == null
                                        ? null
                                        : definition.require(field).type().told(value)));
        return told;
    }

    private static boolean concerns(Webhook.Event event, Change change, Set<String> changed) {
        return event.fields().isEmpty()
                || change.operation() != Change.Operation.UPDATE
                || event.fields().stream().anyMatch(changed::contains);
    }

    private Letter letter(
            Webhook webhook,
            Change change,
            Map<String, @Nullable Object> record,
            Map<String, @Nullable Object> before) {
        UUID id = id(webhook, change.position());
        String type = change.object().value() + "." + change.operation().key();
        var body =
                new Body(
                        id,
                        type,
                        change.at(),
                        change.actor(),
                        change.object().value(),
                        record,
                        before);
        return new Letter(
                id,
                webhook.id(),
                change.position().xid(),
                change.position().seq(),
                type,
                change.record(),
                json.writeValueAsString(body));
    }

    /** The same for the same change, however often the log is read. */
    static UUID id(Webhook webhook, Position position) {
        String text = webhook.id() + " " + position.text();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
