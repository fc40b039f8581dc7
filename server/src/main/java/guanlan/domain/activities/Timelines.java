package guanlan.domain.activities;

import guanlan.domain.activities.ActivityRows.Found;
import guanlan.domain.activities.Moment.Activity;
import guanlan.domain.activities.Moment.Changed;
import guanlan.domain.activities.Moment.Kind;
import guanlan.domain.activities.Timeline.Asked;
import guanlan.engine.changes.Change.Operation;
import guanlan.engine.changes.History;
import guanlan.engine.query.Queries;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.engine.schema.Schemas;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Everything around a record in one stream: what people wrote, said and did about it, and what
 * changed in it. Only what the caller may see, field by field; changes of nothing but hidden fields
 * are not there at all.
 */
@Component
public class Timelines {
    private static final int AHEAD = 20;
    private static final int PINNED = 10;
    private static final int STEP = 50;
    private static final int STEPS = 20;
    private static final Set<String> FILES = Set.of("file", "image");

    private final Schemas schemas;
    private final Queries queries;
    private final ActivityRows rows;
    private final History history;

    Timelines(Schemas schemas, Queries queries, ActivityRows rows, History history) {
        this.schemas = schemas;
        this.queries = queries;
        this.rows = rows;
        this.history = history;
    }

    public Timeline of(ObjectName object, UUID id, Asked asked) {
        queries.require(object, id);
        return new Reading(schemas.require(object), id, asked).timeline();
    }

    /** One question on its way. */
    private final class Reading {
        private final ObjectDefinition definition;
        private final UUID id;
        private final Asked asked;
        private final Bookmark from;
        private final List<RecordName> subjects;
        private final Map<UUID, String> titles = new HashMap<>();

        Reading(ObjectDefinition definition, UUID id, Asked asked) {
            this.definition = definition;
            this.id = id;
            this.asked = asked;
            this.from = Bookmark.read(asked.after());
            this.subjects = rows.subjects(new RecordName(definition.name(), id), asked.wide());
        }

        Timeline timeline() {
            List<ObjectDefinition> objects =
                    rows.objects().stream()
                            .filter(each -> asked.wants(each.name().value()))
                            .toList();
            List<Activity> ahead = new ArrayList<>();
            List<Activity> pinned = new ArrayList<>();
            List<Deque<Moment>> streams = new ArrayList<>();
            for (ObjectDefinition object : objects) {
                if (asked.after() == null && asked.words() == null) {
                    ahead.addAll(told(rows.ahead(object, subjects, AHEAD)));
                    pinned.addAll(told(rows.pinned(object, subjects, PINNED)));
                }
                streams.add(
                        new ArrayDeque<>(
                                told(rows.past(object, subjects, asked, from, asked.limit() + 1))));
            }
            Passed changes = changes();
            streams.add(new ArrayDeque<>(changes.found()));
            List<Moment> items = new ArrayList<>();
            Bookmark end = merge(streams, changes, items);
            boolean more = streams.stream().anyMatch(stream -> !stream.isEmpty());
            pinned.sort(Comparator.comparing(Activity::at).reversed());
            return new Timeline(items, ahead, pinned, titles, more ? end.write() : null);
        }

        private List<Activity> told(Found found) {
            titles.putAll(found.titles());
            return found.activities();
        }

        /** The latest of all streams, one after the other. */
        private Bookmark merge(List<Deque<Moment>> streams, Passed changes, List<Moment> items) {
            Bookmark end = from;
            while (items.size() < asked.limit()) {
                Optional<Deque<Moment>> latest =
                        streams.stream()
                                .filter(stream -> !stream.isEmpty())
                                .max(Comparator.comparing(stream -> stream.getFirst().at()));
                if (latest.isEmpty()) {
                    break;
                }
                Moment next = latest.get().removeFirst();
                items.add(next);
                end =
                        switch (next) {
                            case Activity activity ->
                                    end.after(activity.object().name().value(), activity.at());
                            case Changed changed ->
                                    end.afterChange(
                                            changed.at(),
                                            Objects.requireNonNull(
                                                    changes.upTo().get(changed.entry())));
                        };
            }
            return end;
        }

        private Passed changes() {
            boolean wanted =
                    asked.words() == null
                            && List.of(Kind.values()).stream()
                                    .anyMatch(kind -> asked.wants(kind.key()));
            var passed = new Passed(new ArrayList<>(), new HashMap<>());
            boolean more = wanted;
            int skip = from.changes();
            for (int step = 0;
                    more && step < STEPS && passed.found().size() <= asked.limit();
                    step++) {
                History.Past past = history.of(definition.name(), id, skip, STEP);
                titles.putAll(past.titles());
                for (History.Entry entry : past.entries()) {
                    skip++;
                    Kind kind = kind(entry);
                    if (kind != null && asked.wants(kind.key()) && isNew(entry.at())) {
                        passed.found().add(new Changed(entry, kind));
                        passed.upTo().put(entry, skip);
                    }
                }
                more = past.more();
            }
            return passed;
        }

        /** What was written since the page before moves the rest on; it was told there already. */
        private boolean isNew(Instant at) {
            return from.at() == null || !at.isAfter(from.at());
        }

        /** None: there is nothing to tell of it. */
        private @Nullable Kind kind(History.Entry entry) {
            if (entry.operation() == Operation.UPDATE && entry.fields().isEmpty()) {
                return null;
            }
            if (entry.operation() != Operation.UPDATE) {
                return Kind.CHANGE;
            }
            List<FieldDefinition> fields =
                    entry.fields().stream()
                            .flatMap(change -> definition.field(change.field()).stream())
                            .toList();
            if (fields.stream().anyMatch(Reading::isStage)) {
                return Kind.STAGE;
            }
            boolean files =
                    !fields.isEmpty()
                            && fields.stream().allMatch(each -> FILES.contains(each.type().key()));
            return files ? Kind.FILE : Kind.CHANGE;
        }

        private static boolean isStage(FieldDefinition field) {
            return field.target().filter(to -> to.value().equals("stage")).isPresent()
                    && field.name().equals("stage");
        }
    }

    /** Changes that are told, and how many were passed up to each. */
    private record Passed(List<Changed> found, Map<History.Entry, Integer> upTo) {}
}
