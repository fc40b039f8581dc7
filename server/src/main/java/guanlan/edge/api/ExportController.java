package guanlan.edge.api;

import guanlan.core.values.Ids;
import guanlan.engine.exchange.Export;
import guanlan.engine.exchange.Export.Format;
import guanlan.engine.exchange.Exports;
import guanlan.engine.query.Filter;
import guanlan.engine.schema.Schemas;
import guanlan.platform.problems.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** All records of a filter as a file. */
@RestController
@RequestMapping("/api/exports")
final class ExportController {
    private static final int MOST = 200;

    private final Exports exports;
    private final ExportAnswers answers;
    private final Schemas schemas;
    private final Ids ids;

    ExportController(Exports exports, ExportAnswers answers, Schemas schemas, Ids ids) {
        this.exports = exports;
        this.answers = answers;
        this.schemas = schemas;
        this.ids = ids;
    }

    /** Which records and which fields, as a list takes it; {@code ids} beside names. */
    record Ordered(
            @Nullable String object,
            @Nullable String where,
            @Nullable String q,
            @Nullable String sort,
            @Nullable List<String> fields,
            @Nullable Boolean deleted,
            @Nullable Format format,
            Export.@Nullable Heading headings,
            @Nullable Boolean ids) {

        Export.Wanted wanted() {
            return new Export.Wanted(
                    new Filter(where, q, Boolean.TRUE.equals(deleted)),
                    sort,
                    fields == null ? List.of() : fields.stream().filter(Objects::nonNull).toList(),
                    Objects.requireNonNullElse(format, Format.CSV),
                    Objects.requireNonNullElse(headings, Export.Heading.LABELS),
                    Boolean.TRUE.equals(ids));
        }
    }

    record Listed(List<ExportAnswers.ExportJson> items, @Nullable UUID next) {}

    @PostMapping
    ResponseEntity<ExportAnswers.ExportJson> order(@RequestBody Ordered ordered) {
        if (ordered.object() == null) {
            throw new Problem(ApiProblem.PARAMETER, Map.of("name", "object"));
        }
        Export export =
                exports.order(
                        ids.next(), schemas.require(ordered.object()).name(), ordered.wanted());
        return ResponseEntity.accepted()
                .location(URI.create("/api/exports/" + export.id()))
                .body(answers.answer(export));
    }

    @GetMapping
    Listed list(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID after) {
        int most = Math.clamp(limit, 1, MOST);
        List<Export> found = exports.list(most, after);
        return new Listed(answers.list(found), found.size() < most ? null : found.getLast().id());
    }

    @GetMapping("/{id}")
    ExportAnswers.ExportJson one(@PathVariable UUID id) {
        return answers.answer(exports.require(id));
    }

    @GetMapping("/{id}/file")
    void file(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        Export export = exports.require(id);
        try (InputStream content = exports.open(id)) {
            ImportDownloads.start(
                    response, export.wanted().format().mediaType(), answers.fileName(export));
            content.transferTo(response.getOutputStream());
        }
    }

    /** Stops it, or throws its file away. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.OK)
    ExportAnswers.ExportJson end(@PathVariable UUID id) {
        return answers.answer(exports.end(id));
    }
}
