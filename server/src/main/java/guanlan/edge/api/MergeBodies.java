package guanlan.edge.api;

import guanlan.engine.merging.Choice;
import guanlan.engine.merging.MergeOrder;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to become one record, as it is sent. */
final class MergeBodies {
    private MergeBodies() {}

    /**
     * @param versions of the records, as somebody saw them; a record that is newer is not merged
     * @param choices by field: {@code {"from": id}}, {@code {"all": true}} or {@code {"value": …}};
     *     the id of a record that takes part alone is short for the first
     */
    record Ordered(
            @Nullable UUID survivor,
            @Nullable List<UUID> merged,
            @Nullable Map<UUID, Long> versions,
            @Nullable Map<String, @Nullable Object> choices) {}

    static MergeOrder order(ObjectName object, Ordered ordered, @Nullable Long expected) {
        UUID survivor = required(ordered.survivor(), "survivor");
        List<UUID> losers = required(ordered.merged(), "merged");
        if (losers.stream().anyMatch(Objects::isNull)) {
            throw parameter("merged");
        }
        Map<UUID, Long> versions = new LinkedHashMap<>();
        if (ordered.versions() != null) {
            ordered.versions()
                    .forEach((id, version) -> versions.put(id, required(version, "versions")));
        }
        if (expected != null) {
            versions.put(survivor, expected);
        }
        Map<String, Choice> choices = new LinkedHashMap<>();
        if (ordered.choices() != null) {
            ordered.choices()
                    .forEach((field, raw) -> choices.put(field, choice(raw, survivor, losers)));
        }
        return new MergeOrder(object, survivor, losers, versions, choices);
    }

    private static Choice choice(@Nullable Object raw, UUID survivor, List<UUID> losers) {
        if (raw instanceof Map<?, ?> said && said.size() == 1) {
            if (said.get("from") instanceof String record) {
                return new Choice.From(id(record));
            }
            if (Boolean.TRUE.equals(said.get("all"))) {
                return new Choice.All();
            }
            if (said.containsKey("value")) {
                return new Choice.Given(said.get("value"));
            }
        }
        boolean named =
                raw instanceof String text
                        && (survivor.toString().equals(text)
                                || losers.stream().anyMatch(id -> id.toString().equals(text)));
        return named ? new Choice.From(id((String) raw)) : new Choice.Given(raw);
    }

    private static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(Objects.requireNonNull(text));
        } catch (IllegalArgumentException noId) {
            throw parameter("choices");
        }
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw parameter(name);
        }
        return value;
    }

    private static Problem parameter(String name) {
        return new Problem(ApiProblem.PARAMETER, Map.of("name", name));
    }
}
