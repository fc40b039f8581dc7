package guanlan.edge.api;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.engine.search.Bookmarks;
import guanlan.engine.search.Bookmarks.Shelf;
import guanlan.engine.search.Search;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Finding records whatever their object, and the ones at hand: opened last, or kept. */
@RestController
@RequestMapping("/api")
final class SearchController {
    private final Schemas schemas;
    private final Search search;
    private final Bookmarks bookmarks;
    private final Queries queries;
    private final SensitiveViews sensitive;

    SearchController(
            Schemas schemas,
            Search search,
            Bookmarks bookmarks,
            Queries queries,
            SensitiveViews sensitive) {
        this.sensitive = sensitive;
        this.schemas = schemas;
        this.search = search;
        this.bookmarks = bookmarks;
        this.queries = queries;
    }

    /** A record with what its page shows on top. */
    record Item(
            String object,
            UUID id,
            String title,
            Map<String, @Nullable Object> fields,
            @Nullable Instant at) {}

    record Group(String object, List<Item> items) {}

    record Found(List<Group> groups) {}

    record Listed(List<Item> items) {}

    @GetMapping("/search")
    Found search(@RequestParam String q, @RequestParam(defaultValue = "5") int limit) {
        return new Found(search.find(q, limit).stream().map(this::group).toList());
    }

    private Group group(Search.Group group) {
        ObjectDefinition object = group.object();
        Map<UUID, String> titles = queries.titles(object.name(), group.rows());
        sensitive.found(object, group.rows(), object.layout().highlights());
        var items = group.rows().stream().map(row -> item(object, row, titles, null)).toList();
        return new Group(object.name().value(), items);
    }

    private static Item item(
            ObjectDefinition object, Row row, Map<UUID, String> titles, @Nullable Instant at) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name : object.layout().highlights()) {
            FieldDefinition field = object.require(name);
            if (row.has(name)) {
                fields.put(name, RecordJson.value(field, row.value(name), titles));
            }
        }
        String title = Objects.toString(row.value(object.title()), "");
        return new Item(object.name().value(), row.id(), title, fields, at);
    }

    @GetMapping("/recents")
    Listed recents() {
        return listed(Shelf.RECENT);
    }

    @GetMapping("/favourites")
    Listed favourites() {
        return listed(Shelf.FAVOURITE);
    }

    private Listed listed(Shelf shelf) {
        return new Listed(
                bookmarks.list(shelf).stream()
                        .map(mark -> item(mark.object(), mark.row(), Map.of(), mark.at()))
                        .toList());
    }

    @PutMapping("/recents/{object}/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void opened(@PathVariable String object, @PathVariable UUID id) {
        bookmarks.put(Shelf.RECENT, schemas.require(object).name(), id);
    }

    @PutMapping("/favourites/{object}/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable String object, @PathVariable UUID id) {
        bookmarks.put(Shelf.FAVOURITE, schemas.require(object).name(), id);
    }

    @DeleteMapping("/favourites/{object}/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String object, @PathVariable UUID id) {
        schemas.require(object);
        bookmarks.remove(Shelf.FAVOURITE, id);
    }
}
