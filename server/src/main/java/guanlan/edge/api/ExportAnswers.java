package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import guanlan.engine.exchange.Export;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Exports in the words of the API and the language of the caller. */
@Component
final class ExportAnswers {
    private final Schemas schemas;
    private final Queries queries;
    private final Texts texts;
    private final InstantSource clock;

    ExportAnswers(Schemas schemas, Queries queries, Texts texts, InstantSource clock) {
        this.schemas = schemas;
        this.queries = queries;
        this.texts = texts;
        this.clock = clock;
    }

    /** {@code cut}: cells that were longer than a workbook takes. */
    record Progress(
            @Nullable Long total,
            long done,
            long cut,
            long rowsPerSecond,
            @Nullable Long secondsLeft) {}

    record Failure(String code, String message) {}

    record ExportJson(
            UUID id,
            String object,
            @Nullable String where,
            @Nullable String q,
            @Nullable String sort,
            boolean deleted,
            List<String> fields,
            Export.Format format,
            Export.Heading headings,
            boolean ids,
            Export.State state,
            Progress progress,
            @Nullable Long size,
            String fileName,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Failure failure,
            Instant createdAt,
            RecordJson.@Nullable Reference createdBy,
            @Nullable Instant finishedAt,
            @Nullable Instant expiresAt) {}

    ExportJson answer(Export export) {
        return list(List.of(export)).getFirst();
    }

    List<ExportJson> list(List<Export> exports) {
        if (exports.isEmpty()) {
            return List.of();
        }
        List<Row> people =
                exports.stream()
                        .map(
                                each ->
                                        Row.of(
                                                Collections.singletonMap(
                                                        SystemField.CREATED_BY.field(),
                                                        each.story().createdBy())))
                        .toList();
        Map<UUID, String> names = queries.titles(ObjectName.USER, people);
        return exports.stream().map(each -> answer(each, names)).toList();
    }

    private ExportJson answer(Export export, Map<UUID, String> names) {
        Export.Wanted wanted = export.wanted();
        Export.Story story = export.story();
        return new ExportJson(
                export.id(),
                export.object().value(),
                wanted.filter().where(),
                wanted.filter().matching(),
                wanted.sort(),
                wanted.filter().deleted(),
                wanted.fields(),
                wanted.format(),
                wanted.heading(),
                wanted.ids(),
                export.state(),
                progress(export),
                export.progress().size(),
                fileName(export),
                failure(export),
                story.createdAt(),
                story.createdBy() == null
                        ? null
                        : new RecordJson.Reference(story.createdBy(), names.get(story.createdBy())),
                story.finishedAt(),
                story.expiresAt());
    }

    private Progress progress(Export export) {
        Export.Progress progress = export.progress();
        Instant started = export.story().startedAt();
        Instant finished = export.story().finishedAt();
        long millis =
                started == null
                        ? 0
                        : Duration.between(started, finished == null ? clock.instant() : finished)
                                .toMillis();
        long perSecond = progress.done() * 1000 / Math.max(1, millis);
        return new Progress(
                progress.total(),
                progress.done(),
                progress.cut(),
                perSecond,
                export.state() == Export.State.RUNNING ? left(progress, perSecond) : null);
    }

    private static @Nullable Long left(Export.Progress progress, long perSecond) {
        Long total = progress.total();
        return total == null || perSecond == 0 ? null : (total - progress.done()) / perSecond;
    }

    private @Nullable Failure failure(Export export) {
        var why = export.failure();
        return why == null
                ? null
                : new Failure(
                        why.code(), texts.say(why.code(), why.params(), Caller.current().locale()));
    }

    /** What people call the records, and the day: {@code 客户 2026-03-05.csv}. */
    String fileName(Export export) {
        Caller caller = Caller.current();
        String name =
                schemas.find(export.object())
                        .map(object -> object.plural().in(caller.locale()))
                        .orElse(export.object().value());
        return "%s %s.%s"
                .formatted(
                        name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ").strip(),
                        export.story().createdAt().atZone(caller.zone()).toLocalDate(),
                        export.wanted().format().key());
    }
}
