package guanlan.engine.granting;

import guanlan.engine.exchange.Export;
import guanlan.engine.exchange.Exports;
import guanlan.engine.granting.PermitWorld.Item;
import guanlan.engine.query.Filter;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody carries away in a file: all that he may export, with what he reads of it. */
final class PermitExports {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FIELDS = List.of("phone", "city", "mobile", "position");

    private final PermitModel model;
    private final Exports exports;
    private final PermitJobs.Paths jobs;

    PermitExports(PermitModel model, Exports exports, PermitJobs.Paths jobs) {
        this.model = model;
        this.exports = exports;
        this.jobs = jobs;
    }

    void all() {
        for (String object : List.of("account", "contact")) {
            Map<String, JsonNode> written = jobs.tables().undone(() -> written(object));
            for (Item item : model.world().items) {
                if (item.object().equals(object)) {
                    compare(item, written.get(String.valueOf(item.values().get("name"))));
                }
            }
        }
    }

    private void compare(Item item, @Nullable JsonNode line) {
        boolean may = !item.gone() && model.may(Right.EXPORT, item);
        Comparisons.same(model.me() + " exports " + item, line != null, may);
        for (String field : FIELDS) {
            if (line != null && item.values().get(field) instanceof String value) {
                Comparisons.same(
                        model.me() + " exports " + field + " of " + item,
                        line.path(field).toString().contains(value),
                        model.reads(item, field));
            }
        }
    }

    /**
     * By the names of records, which are read by whoever sees them; nothing where it is refused.
     */
    private Map<String, JsonNode> written(String object) {
        UUID id = UUID.randomUUID();
        var wanted =
                new Export.Wanted(
                        Filter.ALL,
                        null,
                        List.of(),
                        Export.Format.JSONL,
                        Export.Heading.NAMES,
                        false);
        Map<String, JsonNode> lines = new HashMap<>();
        try {
            exports.order(id, new ObjectName(object), wanted);
        } catch (Problem refused) {
            return lines;
        }
        jobs.run("export", id);
        try (InputStream file = exports.open(id)) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(JSON::readTree)
                    .forEach(line -> lines.put(line.path("name").asString(), line));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        exports.end(id);
        return lines;
    }
}
