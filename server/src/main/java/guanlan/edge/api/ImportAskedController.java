package guanlan.edge.api;

import guanlan.engine.exchange.AskedRows;
import guanlan.engine.exchange.AskedRows.Asked;
import guanlan.engine.exchange.AskedRows.Decision;
import guanlan.engine.exchange.AskedRows.Verdict;
import guanlan.engine.exchange.Imports;
import guanlan.engine.query.Masked;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectDefinition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rows of an import beside the records that they may be, and what somebody decides on them. */
@RestController
@RequestMapping("/api/imports/{id}/asked")
final class ImportAskedController {
    private static final int MOST = 100;

    private final Imports imports;
    private final AskedRows asked;
    private final ImportAnswers answers;
    private final Queries queries;

    ImportAskedController(
            Imports imports, AskedRows asked, ImportAnswers answers, Queries queries) {
        this.imports = imports;
        this.asked = asked;
        this.answers = answers;
        this.queries = queries;
    }

    record AskedSide(UUID id, String title, Map<String, @Nullable Object> values) {}

    /** {@code texts}: what the file says by field; {@code values}: as far as it could be read. */
    record AskedRow(
            long line,
            Map<String, String> texts,
            Map<String, @Nullable Object> values,
            List<AskedSide> records) {}

    record AskedItems(List<AskedRow> items, @Nullable Long next) {}

    /** {@code take}: the fields whose value comes from the file; none said: all. */
    record AskedDecision(
            @NotNull @Pattern(regexp = "same|other|skip") String as,
            @Nullable UUID record,
            @Nullable Set<String> take) {}

    /** {@code take}: all or empty; {@code after}: the line behind which it goes on. */
    record AskedSweep(
            @NotNull @Pattern(regexp = "same|other|skip") String as,
            @Pattern(regexp = "all|empty") @Nullable String take,
            @Nullable Long after) {}

    record AskedSwept(int done, int refused, @Nullable Long next) {}

    @GetMapping
    AskedItems list(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        ObjectDefinition object = asked.object(id);
        int most = Math.clamp(limit, 1, MOST);
        List<Asked> rows = asked.list(id, after, most);
        Map<UUID, String> titles = titles(object, rows);
        return new AskedItems(
                rows.stream().map(row -> told(object, row, titles)).toList(),
                rows.size() < most ? null : rows.getLast().line());
    }

    @PostMapping("/{line}")
    ImportJson decide(
            @PathVariable UUID id,
            @PathVariable long line,
            @Valid @RequestBody AskedDecision decided) {
        Set<String> all = new LinkedHashSet<>(imports.require(id).mapping().values());
        asked.decide(
                id,
                line,
                new Decision(
                        verdict(decided.as()),
                        decided.record(),
                        Objects.requireNonNullElse(decided.take(), all)));
        return answers.whole(imports.require(id));
    }

    /** The same for many at once; asked again with {@code next} until that is null. */
    @PostMapping
    @ResponseStatus(HttpStatus.OK)
    AskedSwept sweep(@PathVariable UUID id, @Valid @RequestBody AskedSweep swept) {
        AskedRows.Swept done =
                asked.sweep(
                        id,
                        verdict(swept.as()),
                        "empty".equals(swept.take()),
                        Objects.requireNonNullElse(swept.after(), 0L));
        return new AskedSwept(done.done(), done.refused(), done.last());
    }

    private static Verdict verdict(String word) {
        return Verdict.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Map<UUID, String> titles(ObjectDefinition object, List<Asked> rows) {
        List<Row> all = new ArrayList<>();
        rows.forEach(row -> all.addAll(row.records()));
        return queries.titles(object.name(), all);
    }

    private static AskedRow told(ObjectDefinition object, Asked row, Map<UUID, String> titles) {
        return new AskedRow(
                row.line(),
                row.texts(),
                RecordJson.of(Row.of(row.values()), object.fields(), titles),
                row.records().stream().map(each -> side(object, row, each, titles)).toList());
    }

    private static AskedSide side(
            ObjectDefinition object, Asked asked, Row row, Map<UUID, String> titles) {
        Object title = row.value(object.title());
        String text = title instanceof Masked(var masked) ? masked : Objects.toString(title, "");
        Set<String> told = new LinkedHashSet<>(asked.texts().keySet());
        return new AskedSide(
                row.id(), text, RecordJson.of(row.only(told), object.fields(), titles));
    }
}
