package guanlan.edge.live;

import guanlan.edge.api.RecordJson;
import guanlan.edge.live.Onlookers.Onlooker;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who else looks at a record, told to those who do. */
@RestController
@RequestMapping("/api/records/{object}/{id}/onlookers/{page}")
final class OnlookersController {
    private final Schemas schemas;
    private final Permits permits;
    private final Queries queries;
    private final Onlookers onlookers;

    OnlookersController(Schemas schemas, Permits permits, Queries queries, Onlookers onlookers) {
        this.schemas = schemas;
        this.permits = permits;
        this.queries = queries;
        this.onlookers = onlookers;
    }

    /** The others, the longest first. */
    record Looking(List<Item> items) {}

    record Item(RecordJson.Reference person, Instant since) {}

    /**
     * To be said again every quarter of a minute, as long as the page shows the record.
     *
     * @param page made up by the page itself, another one for each
     */
    @PutMapping
    Looking look(@PathVariable String object, @PathVariable UUID id, @PathVariable UUID page) {
        List<Onlooker> others = onlookers.look(schemas.require(object).name(), id, page);
        Map<UUID, String> names = names(others.stream().map(Onlooker::person).toList());
        return new Looking(
                others.stream()
                        .map(one -> new Item(person(one.person(), names), one.since()))
                        .toList());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable String object, @PathVariable UUID id, @PathVariable UUID page) {
        schemas.require(object);
        onlookers.leave(id, page);
    }

    private static RecordJson.Reference person(UUID person, Map<UUID, String> names) {
        @Nullable String name = names.get(person);
        return name == null
                ? new RecordJson.Reference(person, null, true)
                : new RecordJson.Reference(person, name);
    }

    /** Of those whom the caller sees. */
    private Map<UUID, String> names(List<UUID> people) {
        ObjectDefinition user = schemas.require(ObjectName.USER);
        if (people.isEmpty()
                || !permits.of(Caller.current(), user.name().value()).allows(Right.SEE)) {
            return Map.of();
        }
        return queries.find(user.name(), people).stream()
                .collect(
                        Collectors.toMap(
                                Row::id, row -> Objects.toString(row.value(user.title()), "")));
    }
}
