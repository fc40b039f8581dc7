package guanlan.edge.api;

import guanlan.engine.changes.PastLists;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records of an object, page by page. {@code Prefer: count=none} spares the count. */
@RestController
@RequestMapping("/api/records/{object}")
final class ListController {
    private static final Pattern COUNT =
            Pattern.compile("(?:^|[,;\\s])count=\"?(none|exact|estimated)\"?(?=$|[,;\\s])");

    private final Schemas schemas;
    private final Queries queries;
    private final PastLists past;
    private final SensitiveViews sensitive;

    ListController(Schemas schemas, Queries queries, PastLists past, SensitiveViews sensitive) {
        this.schemas = schemas;
        this.queries = queries;
        this.past = past;
        this.sensitive = sensitive;
    }

    /** What a list asks for, as its parameters are named; {@code at} a moment of the past. */
    record Asked(
            @Nullable String where,
            @Nullable String q,
            @Nullable String sort,
            @Nullable List<String> fields,
            @Nullable Integer limit,
            @Nullable String after,
            @Nullable String before,
            @Nullable Boolean deleted,
            @Nullable Instant at) {

        Filter filter() {
            return new Filter(where, q, Boolean.TRUE.equals(deleted));
        }
    }

    record Listed(
            List<Map<String, @Nullable Object>> items,
            @Nullable String next,
            @Nullable String previous,
            @Nullable Long count,
            boolean countIsExact) {}

    @GetMapping
    ResponseEntity<Listed> list(
            @PathVariable String object,
            Asked asked,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        Counting counting = counting(prefer);
        Query query =
                Query.of(schemas.require(object).name())
                        .filter(asked.filter())
                        .sort(asked.sort())
                        .fields(asked.fields() == null ? List.of() : asked.fields())
                        .limit(asked.limit() == null ? 50 : asked.limit())
                        .after(asked.after())
                        .before(asked.before())
                        .counting(counting);
        Instant at = asked.at();
        Page page = at == null ? queries.read(query) : past.at(query, at);
        ObjectDefinition definition = schemas.require(object);
        sensitive.listed(definition, page.fields(), page.rows(), asked.where());
        if (query.filter().matching() != null) {
            sensitive.found(definition, page.rows(), List.of());
        }
        var items =
                page.rows().stream()
                        .map(row -> RecordJson.of(row, page.fields(), page.titles()))
                        .toList();
        var response = ResponseEntity.ok();
        if (counting != Counting.USUAL) {
            response.header(
                    "Preference-Applied", "count=" + counting.name().toLowerCase(Locale.ROOT));
        }
        @Nullable Long count =
                counting == Counting.NONE && !page.countIsExact() ? null : page.count();
        return response.body(
                new Listed(items, page.next(), page.previous(), count, page.countIsExact()));
    }

    /** Other preferences, and other counts, are passed over, as a preference may be. */
    private static Counting counting(@Nullable String prefer) {
        var count = COUNT.matcher(prefer == null ? "" : prefer.toLowerCase(Locale.ROOT));
        return count.find()
                ? Counting.valueOf(count.group(1).toUpperCase(Locale.ROOT))
                : Counting.USUAL;
    }
}
