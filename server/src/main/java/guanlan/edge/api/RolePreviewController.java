package guanlan.edge.api;

import guanlan.engine.granting.Overviews;
import guanlan.engine.granting.Previews;
import guanlan.engine.query.Row;
import guanlan.engine.schema.Label;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What somebody would see with a role as it is drafted. */
@RestController
@RequestMapping("/api/roles/{key}/preview")
final class RolePreviewController {
    private final Previews previews;
    private final Overviews overviews;
    private final SensitiveViews sensitive;

    RolePreviewController(Previews previews, Overviews overviews, SensitiveViews sensitive) {
        this.previews = previews;
        this.overviews = overviews;
        this.sensitive = sensitive;
    }

    record PreviewJson(
            RecordJson.@Nullable Reference person,
            boolean administrator,
            boolean holds,
            List<ObjectPreview> objects,
            @Nullable RecordPreview record) {}

    record ObjectPreview(String object, Label label, Previews.Sight now, Previews.Sight would) {}

    /** {@code sees}, {@code wouldSee}: whether he sees the record, and whether he would. */
    record RecordPreview(
            String object,
            UUID id,
            String title,
            boolean sees,
            boolean wouldSee,
            List<FieldPreview> fields) {}

    /** {@code value}: as he would read it. */
    record FieldPreview(
            String field, Label label, String now, String would, @Nullable Object value) {}

    @PostMapping
    PreviewJson preview(@PathVariable String key, @RequestBody Previews.Wanted wanted) {
        Previews.Preview preview = previews.of(key, wanted);
        Previews.OfRecord record = preview.record();
        return new PreviewJson(
                RecordJson.reference(preview.person(), overviews.names(preview.person())),
                preview.administrator(),
                preview.holds(),
                preview.objects().stream().map(RolePreviewController::json).toList(),
                record == null ? null : json(record));
    }

    private static ObjectPreview json(Previews.OfObject object) {
        return new ObjectPreview(
                object.object().name().value(),
                object.object().label(),
                object.now(),
                object.would());
    }

    private RecordPreview json(Previews.OfRecord record) {
        record.told().ifPresent(row -> sensitive.opened(record.object(), row));
        Map<String, @Nullable Object> values =
                record.told().map(row -> values(row, record)).orElseGet(Map::of);
        return new RecordPreview(
                record.object().name().value(),
                record.id(),
                record.title(),
                record.seenNow(),
                record.told().isPresent(),
                record.fields().stream()
                        .map(
                                each ->
                                        new FieldPreview(
                                                each.field().name(),
                                                each.field().label(),
                                                each.now().key(),
                                                each.would().key(),
                                                values.get(each.field().name())))
                        .toList());
    }

    private static Map<String, @Nullable Object> values(Row row, Previews.OfRecord record) {
        return RecordJson.of(row, record.object().fields(), record.titles());
    }
}
