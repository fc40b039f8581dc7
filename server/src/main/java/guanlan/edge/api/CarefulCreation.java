package guanlan.edge.api;

import guanlan.domain.matching.DuplicateOverviews;
import guanlan.domain.matching.MatchingProblem;
import guanlan.domain.matching.Twins;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Creates a record for a program that wants to know of its twins: refused, or told beside it. */
@RestController
final class CarefulCreation {
    private final Schemas schemas;
    private final Twins twins;
    private final DuplicateOverviews overviews;
    private final RecordsController records;
    private final DuplicateJson json;

    CarefulCreation(
            Schemas schemas,
            Twins twins,
            DuplicateOverviews overviews,
            RecordsController records,
            DuplicateJson json) {
        this.schemas = schemas;
        this.twins = twins;
        this.overviews = overviews;
        this.records = records;
        this.json = json;
    }

    @PostMapping(path = "/api/records/{object}", params = "duplicates")
    ResponseEntity<Map<String, @Nullable Object>> create(
            @PathVariable String object,
            @RequestParam(required = false) @Nullable String duplicates,
            @RequestBody Map<String, @Nullable Object> values,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        boolean refuses = "refuse".equals(duplicates);
        if (!refuses && !"warn".equals(duplicates)) {
            throw new Problem(ApiProblem.PARAMETER, Map.of("name", "duplicates"));
        }
        List<DuplicateJson.TwinBody> found = new ArrayList<>();
        var created =
                records.create(
                        object,
                        values,
                        key,
                        () -> {
                            found.addAll(twins(object, values));
                            if (refuses && !found.isEmpty()) {
                                throw refused(found);
                            }
                        });
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (created.getBody() != null) {
            body.putAll(created.getBody());
        }
        body.put("_duplicates", found);
        return ResponseEntity.status(created.getStatusCode())
                .headers(created.getHeaders())
                .body(body);
    }

    private List<DuplicateJson.TwinBody> twins(
            String object, Map<String, @Nullable Object> values) {
        ObjectDefinition definition = schemas.require(object);
        Twins.Answer answer = twins.of(definition.name(), values, null);
        return json.checked(definition, overviews.profile(definition.name()), answer).items();
    }

    private static Problem refused(List<DuplicateJson.TwinBody> found) {
        return new Problem(
                MatchingProblem.FOUND,
                Map.of(
                        "count",
                        found.size(),
                        "name",
                        found.getFirst().title(),
                        "items",
                        List.copyOf(found)));
    }
}
