package guanlan.edge.api;

import guanlan.domain.matching.DuplicateOverviews;
import guanlan.domain.matching.MatchingProblem;
import guanlan.domain.matching.Pair;
import guanlan.domain.matching.Pairs;
import guanlan.domain.matching.Twins;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.platform.problems.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Possible duplicates: at the door, and in the queue. */
@RestController
@RequestMapping("/api/duplicates")
final class DuplicatesController {
    private static final int MOST = 200;

    private final Schemas schemas;
    private final Twins twins;
    private final Pairs pairs;
    private final DuplicateOverviews overviews;
    private final DuplicateJson json;

    DuplicatesController(
            Schemas schemas,
            Twins twins,
            Pairs pairs,
            DuplicateOverviews overviews,
            DuplicateJson json) {
        this.schemas = schemas;
        this.twins = twins;
        this.pairs = pairs;
        this.overviews = overviews;
        this.json = json;
    }

    /**
     * What is about to be written.
     *
     * @param id the record that has these values; null: a new one
     */
    record Asked(@Nullable Map<String, @Nullable Object> values, @Nullable UUID id) {}

    record Decision(@Nullable String state, @Nullable String note) {}

    @GetMapping
    DuplicateJson.OverviewItems all() {
        return new DuplicateJson.OverviewItems(
                overviews.all().stream()
                        .map(each -> json.overview(schemas.require(each.profile().object()), each))
                        .toList());
    }

    @PostMapping("/{object}/check")
    DuplicateJson.Checked check(@PathVariable String object, @RequestBody Asked asked) {
        ObjectDefinition definition = schemas.require(object);
        var answer =
                twins.of(
                        definition.name(),
                        Objects.requireNonNullElse(asked.values(), Map.of()),
                        asked.id());
        return json.checked(definition, overviews.profile(definition.name()), answer);
    }

    @GetMapping("/{object}/pairs")
    DuplicateJson.PairItems pairs(
            @PathVariable String object,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "sure") String order,
            @RequestParam(defaultValue = "50") int limit) {
        ObjectDefinition definition = schemas.require(object);
        var shown =
                pairs.list(
                        definition.name(),
                        state(state),
                        order.equals("teach") ? Pairs.Order.TEACH : Pairs.Order.SURE,
                        Math.clamp(limit, 1, MOST));
        return json.pairs(definition, overviews.profile(definition.name()), shown);
    }

    @GetMapping("/{object}/pairs/{id}")
    DuplicateJson.PairBody pair(@PathVariable String object, @PathVariable UUID id) {
        ObjectDefinition definition = schemas.require(object);
        var shown = pairs.require(definition.name(), id);
        return json.pairs(definition, overviews.profile(definition.name()), List.of(shown))
                .items()
                .getFirst();
    }

    @PatchMapping("/{object}/pairs/{id}")
    DuplicateJson.PairBody decide(
            @PathVariable String object, @PathVariable UUID id, @RequestBody Decision decision) {
        pairs.decide(
                schemas.require(object).name(),
                id,
                state(Objects.requireNonNullElse(decision.state(), "")),
                decision.note());
        return pair(object, id);
    }

    /** The open pairs of one record, which its page marks. */
    @GetMapping("/{object}/records/{id}")
    DuplicateJson.PairItems of(@PathVariable String object, @PathVariable UUID id) {
        ObjectDefinition definition = schemas.require(object);
        return json.pairs(
                definition, overviews.profile(definition.name()), pairs.of(definition.name(), id));
    }

    /** The open pairs of the records of a page, which a list marks. */
    @GetMapping("/{object}/marks")
    DuplicateJson.MarkItems marks(@PathVariable String object, @RequestParam List<UUID> ids) {
        if (ids.size() > MOST) {
            throw new Problem(MatchingProblem.TOO_MANY, Map.of("most", MOST));
        }
        return DuplicateJson.marks(pairs.marks(schemas.require(object).name(), ids));
    }

    private static Pair.State state(String word) {
        for (Pair.State state : Pair.State.values()) {
            if (state.key().equals(word.toLowerCase(Locale.ROOT))) {
                return state;
            }
        }
        throw new Problem(MatchingProblem.STATE);
    }
}
