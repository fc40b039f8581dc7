package guanlan.domain.notifications;

import guanlan.domain.activities.Activities;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.Change.Operation;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.changes.History;
import guanlan.engine.changes.Position;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.engine.schema.Schemas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds in the change log what people are to be told. What is told and how far was read are kept in
 * one transaction, and every notice names its source, so that nobody is told twice.
 */
@Component
class NotificationReader implements ChangeReader {
    private static final ObjectName SHARE = new ObjectName("share");
    private static final String MENTIONS = "mentions";

    private final Schemas schemas;
    private final Queries queries;
    private final History history;
    private final NotificationStore store;
    private final Telling telling;
    private final Reminders reminders;

    NotificationReader(
            Schemas schemas,
            Queries queries,
            History history,
            NotificationStore store,
            Telling telling,
            Reminders reminders) {
        this.schemas = schemas;
        this.queries = queries;
        this.history = history;
        this.store = store;
        this.telling = telling;
        this.reminders = reminders;
    }

    @Override
    public String key() {
        return "notifications";
    }

    @Override
    public boolean fromNow() {
        return true;
    }

    /** Whom the same change told something more exact already. */
    private record Told(UUID person, UUID record) {}

    @Override
    public void read(List<Change> changes) {
        Set<Told> told = new HashSet<>();
        Map<ObjectName, List<Change>> written = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.operation() == Operation.CREATE || change.operation() == Operation.UPDATE) {
                written.computeIfAbsent(change.object(), _ -> new ArrayList<>()).add(change);
            }
        }
        Map<UUID, RecordName> abouts = new HashMap<>();
        written.forEach(
                (object, some) -> {
                    Optional<ObjectDefinition> definition = schemas.find(object);
                    if (definition.isPresent() && concerns(definition.get())) {
                        Map<UUID, Row> rows = rows(object, some);
                        abouts.putAll(abouts(definition.get(), rows));
                        mentions(definition.get(), some, rows, told);
                        if (object.equals(Activities.TASK)) {
                            assigned(some, rows, told);
                            rows.values().forEach(reminders::expect);
                        }
                        if (object.equals(SHARE)) {
                            shared(some, rows);
                        }
                    }
                });
        followed(written.values().stream().flatMap(List::stream).toList(), abouts, told);
    }

    private static boolean concerns(ObjectDefinition object) {
        return object.about().isPresent() || object.name().equals(SHARE);
    }

    private Map<UUID, Row> rows(ObjectName object, List<Change> changes) {
        Set<UUID> ids = changes.stream().map(Change::record).collect(Collectors.toSet());
        return queries.find(object, ids).stream()
                .filter(row -> !row.isDeleted())
                .collect(Collectors.toMap(Row::id, row -> row));
    }

    private static Map<UUID, RecordName> abouts(ObjectDefinition object, Map<UUID, Row> rows) {
        Map<UUID, RecordName> abouts = new HashMap<>();
        object.about()
                .ifPresent(
                        field ->
                                rows.forEach(
                                        (id, row) -> {
                                            if (row.value(field.name()) instanceof RecordName to) {
                                                abouts.put(id, to);
                                            }
                                        }));
        return abouts;
    }

    private void mentions(
            ObjectDefinition object, List<Change> changes, Map<UUID, Row> rows, Set<Told> told) {
        boolean asked =
                object.field(MENTIONS)
                        .flatMap(FieldDefinition::target)
                        .filter(ObjectName.USER::equals)
                        .isPresent();
        if (!asked) {
            return;
        }
        for (Change change : changes) {
            Row row = rows.get(change.record());
            if (row != null && row.value(MENTIONS) instanceof Collection<?> people) {
                for (Object person : people) {
                    var notice =
                            notice((UUID) person, Kind.MENTIONED, row.id().toString(), change, row);
                    if (telling.tell(notice)) {
                        told.add(new Told((UUID) person, row.id()));
                    }
                }
            }
        }
    }

    private void assigned(List<Change> changes, Map<UUID, Row> rows, Set<Told> told) {
        List<Change> updates =
                changes.stream().filter(each -> each.operation() == Operation.UPDATE).toList();
        Map<Position, Map<String, @Nullable Object>> before =
                updates.isEmpty() ? Map.of() : history.before(Activities.TASK, updates);
        for (Change change : changes) {
            Row row = rows.get(change.record());
            boolean given =
                    change.operation() == Operation.CREATE
                            || before.getOrDefault(change.position(), Map.of())
                                    .containsKey("assignee");
            if (row != null
                    && given
                    && Activities.OPEN.equals(row.value("state"))
                    && row.value("assignee") instanceof UUID person) {
                String source = row.id() + "/" + change.position().seq();
                if (telling.tell(notice(person, Kind.ASSIGNED, source, change, row))) {
                    told.add(new Told(person, row.id()));
                }
            }
        }
    }

    private void shared(List<Change> changes, Map<UUID, Row> rows) {
        for (Change change : changes) {
            Row row = rows.get(change.record());
            if (row != null
                    && change.operation() == Operation.CREATE
                    && row.value("person") instanceof UUID person
                    && row.value("record") instanceof String record) {
                var about =
                        new RecordName(
                                new ObjectName(String.valueOf(row.value("target"))),
                                UUID.fromString(record));
                telling.tell(
                        new Notice(
                                person,
                                Kind.SHARED,
                                row.id().toString(),
                                about,
                                change.actor(),
                                null,
                                change.at()));
            }
        }
    }

    /** A change of the record itself, or something written about it. */
    private void followed(List<Change> changes, Map<UUID, RecordName> abouts, Set<Told> told) {
        Map<Change, RecordName> concerned = new LinkedHashMap<>();
        for (Change change : changes) {
            RecordName about = abouts.get(change.record());
            if (about != null && change.operation() == Operation.CREATE) {
                concerned.put(change, about);
            } else if (about == null && change.operation() == Operation.UPDATE) {
                concerned.put(change, new RecordName(change.object(), change.record()));
            }
        }
        Set<UUID> records =
                concerned.values().stream().map(RecordName::id).collect(Collectors.toSet());
        Map<UUID, Set<UUID>> followers = records.isEmpty() ? Map.of() : store.followers(records);
        concerned.forEach(
                (change, record) -> {
                    for (UUID person : followers.getOrDefault(record.id(), Set.of())) {
                        if (!told.contains(new Told(person, change.record()))
                                && change.actor() != null) {
                            String source = record.id() + "/" + change.position().seq();
                            telling.tell(
                                    new Notice(
                                            person,
                                            Kind.FOLLOWED,
                                            source,
                                            record,
                                            change.actor(),
                                            null,
                                            change.at()));
                        }
                    }
                });
    }

    /** Of an activity, which it leads to. */
    private static Notice notice(UUID person, Kind kind, String source, Change change, Row row) {
        return new Notice(
                person,
                kind,
                source,
                new RecordName(change.object(), row.id()),
                change.actor(),
                Objects.toString(row.value("name"), null),
                change.at());
    }
}
