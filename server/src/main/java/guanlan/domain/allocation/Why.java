package guanlan.domain.allocation;

import guanlan.platform.problems.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why something went as it went, as facts; words are made of them for whoever reads.
 *
 * @param choice what a rule came to; null: no rule was asked
 * @param refusals what the record itself had against being written
 */
record Why(@Nullable Choice choice, List<Refusal> refusals) {
    static final Why NO_RULE = new Why(null, List.of());

    private static final JsonMapper JSON = new JsonMapper();

    Why {
        refusals = List.copyOf(refusals);
    }

    /** A finding as it can be said again. */
    record Refusal(String key, Map<String, String> params) {
        Refusal {
            params = Map.copyOf(params);
        }

        static Refusal of(Finding finding) {
            Map<String, String> params = new HashMap<>();
            finding.params().forEach((name, value) -> params.put(name, String.valueOf(value)));
            return new Refusal(finding.code().key(), params);
        }
    }

    static Why of(Choice choice) {
        return new Why(choice, List.of());
    }

    Why refused(List<Finding> findings) {
        return new Why(choice, findings.stream().map(Refusal::of).toList());
    }

    String write() {
        return JSON.writeValueAsString(this);
    }

    static Why read(String source) {
        return JSON.readValue(source, Why.class);
    }
}
