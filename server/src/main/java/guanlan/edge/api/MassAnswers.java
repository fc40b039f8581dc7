package guanlan.edge.api;

import guanlan.engine.mass.Mass;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Texts;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Acts on many records as JSON, in the caller's language. */
@Component
final class MassAnswers {
    private final Schemas schemas;
    private final Queries queries;
    private final Texts texts;

    MassAnswers(Schemas schemas, Queries queries, Texts texts) {
        this.schemas = schemas;
        this.queries = queries;
        this.texts = texts;
    }

    record Progress(long total, long done, long changed, long unchanged, long rejected) {}

    record Undone(long removed, long reverted, long kept) {}

    record Failure(String code, String message) {}

    record MassJson(
            UUID id,
            String object,
            Mass.Act operation,
            @Nullable String where,
            @Nullable String q,
            Map<String, @Nullable Object> values,
            Mass.State state,
            Progress progress,
            @Nullable Failure failure,
            @Nullable Undone undo,
            Instant createdAt,
            RecordJson.@Nullable Reference createdBy,
            @Nullable Instant finishedAt) {}

    record RefusalJson(
            UUID id, @Nullable String title, @Nullable String field, String code, String message) {}

    /** As they were given, but for what nobody may see. */
    private Map<String, @Nullable Object> values(Mass mass) {
        Map<String, @Nullable Object> told = new HashMap<>(mass.values());
        schemas.find(mass.object())
                .ifPresent(
                        definition ->
                                told.replaceAll(
                                        (name, value) ->
                                                definition
                                                        .field(name)
                                                        .filter(field -> field.type().masked())
                                                        .flatMap(
                                                                field ->
                                                                        Optional.ofNullable(value)
                                                                                .map(
                                                                                        kept ->
                                                                                                masked(
                                                                                                        field,
                                                                                                        kept)))
                                                        .orElse(value)));
        return told;
    }

    private static Object masked(FieldDefinition field, Object kept) {
        return field.type().read(kept, field, Reading.NEUTRAL) instanceof Parsed.Value(var value)
                ? field.type().told(value)
                : "••••";
    }

    MassJson answer(Mass mass) {
        Mass.Counts counts = mass.counts();
        return new MassJson(
                mass.id(),
                mass.object().value(),
                mass.act(),
                mass.filter().where(),
                mass.filter().matching(),
                values(mass),
                mass.state(),
                new Progress(
                        counts.total(),
                        counts.done(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.rejected()),
                failure(mass),
                undone(mass),
                mass.story().createdAt(),
                by(mass),
                mass.story().finishedAt());
    }

    private @Nullable Failure failure(Mass mass) {
        String code = mass.failure();
        return code == null
                ? null
                : new Failure(code, texts.say(code, Map.of(), Caller.current().locale()));
    }

    private static @Nullable Undone undone(Mass mass) {
        Mass.Undone undone = mass.undone();
        return switch (mass.state()) {
            case UNDOING, UNDONE -> new Undone(undone.removed(), undone.reverted(), undone.kept());
            case RUNNING, FINISHED, CANCELLED, FAILED -> null;
        };
    }

    private RecordJson.@Nullable Reference by(Mass mass) {
        UUID person = mass.story().createdBy();
        if (person == null) {
            return null;
        }
        Row row = Row.of(Collections.singletonMap(SystemField.CREATED_BY.field(), person));
        Map<UUID, String> names = queries.titles(mass.object(), List.of(row));
        return new RecordJson.Reference(person, names.get(person));
    }

    List<RefusalJson> refusals(Mass mass, List<Mass.Refusal> refused) {
        ObjectDefinition definition = schemas.require(mass.object());
        Map<UUID, String> titles = new HashMap<>();
        queries.find(mass.object(), refused.stream().map(Mass.Refusal::record).toList())
                .forEach(
                        row ->
                                titles.put(
                                        row.id(),
                                        Objects.toString(row.value(definition.title()), "")));
        return refused.stream()
                .map(
                        each ->
                                new RefusalJson(
                                        each.record(),
                                        titles.get(each.record()),
                                        each.field(),
                                        each.code(),
                                        texts.say(
                                                each.code(),
                                                each.params(),
                                                Caller.current().locale())))
                .toList();
    }
}
