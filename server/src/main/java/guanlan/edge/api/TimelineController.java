package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import guanlan.domain.activities.Moment;
import guanlan.domain.activities.Timeline;
import guanlan.domain.activities.Timelines;
import guanlan.engine.changes.History;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Permit.Right;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All that happened around a record, in one stream. */
@RestController
@RequestMapping("/api/records/{object}/{id}/timeline")
final class TimelineController {
    private static final int USUAL = 30;

    private final Schemas schemas;
    private final Timelines timelines;
    private final SensitiveViews sensitive;

    TimelineController(Schemas schemas, Timelines timelines, SensitiveViews sensitive) {
        this.schemas = schemas;
        this.timelines = timelines;
        this.sensitive = sensitive;
    }

    /** What is asked, as the parameters are named; {@code wide}: with records that refer to it. */
    record Asked(
            @Nullable Set<String> kinds,
            @Nullable String q,
            @Nullable Boolean wide,
            @Nullable Integer limit,
            @Nullable String after) {

        Timeline.Asked asked() {
            return Timeline.Asked.of(
                    kinds, q, Boolean.TRUE.equals(wide), limit == null ? USUAL : limit, after);
        }
    }

    record Told(List<Item> items, List<Item> ahead, List<Item> pinned, @Nullable String next) {}

    /**
     * One thing that happened.
     *
     * @param kind the object of an activity, or {@code change}, {@code stage}, {@code file}
     * @param by whose activity it is, or who changed the record
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String kind,
            Instant at,
            RecordJson.@Nullable Reference by,
            @Nullable Map<String, @Nullable Object> record,
            @Nullable Boolean editable,
            @Nullable Boolean deletable,
            HistoryController.@Nullable Entry change) {}

    @GetMapping
    Told timeline(@PathVariable String object, @PathVariable UUID id, Asked asked) {
        ObjectDefinition definition = schemas.require(object);
        Timeline timeline = timelines.of(definition.name(), id, asked.asked());
        seen(definition, id, timeline);
        return new Told(
                items(timeline.items(), definition, timeline.titles()),
                items(timeline.ahead(), definition, timeline.titles()),
                items(timeline.pinned(), definition, timeline.titles()),
                timeline.next());
    }

    private void seen(ObjectDefinition definition, UUID id, Timeline timeline) {
        for (Moment moment : timeline.items()) {
            if (moment instanceof Moment.Activity activity) {
                sensitive.opened(activity.object(), activity.row());
            }
        }
        List<String> fields =
                timeline.items().stream()
                        .filter(Moment.Changed.class::isInstance)
                        .map(Moment.Changed.class::cast)
                        .flatMap(changed -> changed.entry().fields().stream())
                        .map(History.FieldChange::field)
                        .toList();
        sensitive.past(definition, id, fields);
    }

    private static List<Item> items(
            List<? extends Moment> moments, ObjectDefinition definition, Map<UUID, String> titles) {
        return moments.stream().map(moment -> item(moment, definition, titles)).toList();
    }

    private static Item item(Moment moment, ObjectDefinition definition, Map<UUID, String> titles) {
        return switch (moment) {
            case Moment.Activity activity -> activity(activity, titles);
            case Moment.Changed(var entry, var kind) ->
                    new Item(
                            kind.key(),
                            entry.at(),
                            RecordJson.reference(entry.actor(), titles),
                            null,
                            null,
                            null,
                            HistoryController.entry(entry, definition, titles));
        };
    }

    private static Item activity(Moment.Activity activity, Map<UUID, String> titles) {
        Row row = activity.row();
        UUID author =
                row.value("owner") instanceof UUID owner ? owner : (UUID) row.value("created_by");
        return new Item(
                activity.object().name().value(),
                activity.at(),
                RecordJson.reference(author, titles),
                RecordJson.of(row, activity.fields(), titles),
                activity.held().may(Right.EDIT),
                activity.held().may(Right.DELETE),
                null);
    }
}
