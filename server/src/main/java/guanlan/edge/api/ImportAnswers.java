package guanlan.edge.api;

import guanlan.engine.exchange.Import;
import guanlan.engine.exchange.Import.Counts;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports in the words of the API and the language of the caller. */
@Component
final class ImportAnswers {
    private final Queries queries;
    private final Texts texts;

    ImportAnswers(Queries queries, Texts texts) {
        this.queries = queries;
        this.texts = texts;
    }

    ImportJson whole(Import told) {
        return answer(told, preview(told.preview()), names(List.of(told)));
    }

    List<ImportJson> brief(List<Import> told) {
        Map<UUID, String> names = names(told);
        return told.stream().map(each -> answer(each, null, names)).toList();
    }

    private ImportJson answer(
            Import told, ImportJson.@Nullable Preview preview, Map<UUID, String> names) {
        var file = told.file();
        var history = told.history();
        return new ImportJson(
                told.id(),
                told.object().value(),
                told.state(),
                new ImportJson.SourceFile(
                        file.name(),
                        file.size(),
                        file.format(),
                        file.encoding(),
                        file.delimiter(),
                        file.sheet(),
                        file.heading()),
                new ImportJson.Total(told.rows().count(), told.rows().exact()),
                told.columns(),
                mapping(told),
                ImportJson.Duplicates.of(told.matching()),
                told.misfit(),
                told.plan().defaults(),
                told.plan().corrections().size(),
                preview,
                progress(told),
                failure(told),
                undone(told),
                history.createdAt(),
                by(history.createdBy(), names),
                history.startedAt(),
                history.finishedAt());
    }

    private static Map<String, @Nullable String> mapping(Import told) {
        Map<String, @Nullable String> mapping = new LinkedHashMap<>();
        told.columns()
                .forEach(
                        column ->
                                mapping.put(
                                        Integer.toString(column.index()),
                                        told.mapping().get(column.index())));
        return mapping;
    }

    private ImportJson.Preview preview(Import.Preview preview) {
        var problems =
                preview.problems().stream()
                        .map(
                                problem ->
                                        new ImportJson.Trouble(
                                                problem.line(),
                                                problem.column(),
                                                problem.reason().field(),
                                                problem.reason().code(),
                                                said(problem.reason()),
                                                problem.leftOut()))
                        .toList();
        return new ImportJson.Preview(
                preview.rows(),
                problems,
                preview.checked(),
                preview.rejected(),
                preview.leftOut(),
                Objects.requireNonNullElse(preview.corrected(), List.of()));
    }

    private static ImportJson.Progress progress(Import told) {
        Counts counts = told.counts();
        long perSecond = counts.read() * 1000 / Math.max(1, counts.working().toMillis());
        boolean running = told.state() == State.RUNNING && perSecond > 0;
        long left = Math.max(0, told.rows().count() - counts.read());
        return new ImportJson.Progress(
                counts.read(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.skipped(),
                counts.rejected(),
                counts.leftOut(),
                counts.asked(),
                told.rows().count(),
                perSecond,
                running ? left / perSecond : null);
    }

    private ImportJson.@Nullable Failure failure(Import told) {
        Import.Reason why = told.failure();
        return why == null ? null : new ImportJson.Failure(why.code(), said(why));
    }

    private static ImportJson.@Nullable Undone undone(Import told) {
        return switch (told.state()) {
            case UNDOING, UNDONE ->
                    new ImportJson.Undone(
                            told.undone().removed(),
                            told.undone().reverted(),
                            told.undone().kept());
            case ANALYSED, RUNNING, PAUSED, FINISHED, CANCELLED, FAILED -> null;
        };
    }

    private String said(Import.Reason reason) {
        return texts.say(reason.code(), reason.params(), Caller.current().locale());
    }

    private static RecordJson.@Nullable Reference by(
            @Nullable UUID person, Map<UUID, String> names) {
        return person == null ? null : new RecordJson.Reference(person, names.get(person));
    }

    private Map<UUID, String> names(List<Import> told) {
        if (told.isEmpty()) {
            return Map.of();
        }
        List<Row> rows =
                told.stream()
                        .map(
                                each ->
                                        Row.of(
                                                java.util.Collections.singletonMap(
                                                        SystemField.CREATED_BY.field(),
                                                        each.history().createdBy())))
                        .toList();
        return queries.titles(told.getFirst().object(), rows);
    }
}
