package guanlan.edge.api;

import static guanlan.platform.identity.IdentityProblem.ENTRY_REFUSED;
import static guanlan.platform.identity.IdentityProblem.MANDATE_UNKNOWN;

import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Mandate;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A mandate as JSON: names of objects, each with the words of its rights. */
@Component
final class MandateJson {
    private static final String RIGHTS =
            Arrays.stream(Right.values()).map(MandateJson::word).collect(Collectors.joining(", "));

    private final Schemas schemas;

    MandateJson(Schemas schemas) {
        this.schemas = schemas;
    }

    static String word(Right right) {
        return right.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Map<String, List<String>> write(@Nullable Mandate mandate) {
        if (mandate == null) {
            return null;
        }
        var json = new TreeMap<String, List<String>>();
        mandate.objects()
                .forEach(
                        (object, rights) ->
                                json.put(
                                        object,
                                        rights.stream().sorted().map(MandateJson::word).toList()));
        return json;
    }

    /** Refuses with every complaint at once. */
    @Nullable Mandate read(@Nullable Map<String, List<String>> json) {
        if (json == null) {
            return null;
        }
        var findings = new ArrayList<Finding>();
        var objects = new TreeMap<String, Set<Right>>();
        json.forEach(
                (object, words) -> {
                    if (!exists(object)) {
                        findings.add(unknown(object, objects()));
                    }
                    objects.put(object, rights(object, words, findings));
                });
        if (!findings.isEmpty()) {
            throw new Problem(ENTRY_REFUSED, Map.of(), findings);
        }
        return new Mandate(objects);
    }

    private boolean exists(String object) {
        return ObjectName.fits(object) && schemas.find(new ObjectName(object)).isPresent();
    }

    private static Set<Right> rights(String object, List<String> words, List<Finding> findings) {
        var rights = EnumSet.noneOf(Right.class);
        for (String word : words) {
            find(word).ifPresentOrElse(rights::add, () -> findings.add(unknown(object, RIGHTS)));
        }
        return rights;
    }

    private static Optional<Right> find(String word) {
        return Arrays.stream(Right.values()).filter(right -> word(right).equals(word)).findFirst();
    }

    private static Finding unknown(String object, String choices) {
        return Finding.of("mandate." + object, MANDATE_UNKNOWN, Map.of("choices", choices));
    }

    private String objects() {
        return schemas.all().stream()
                .map(definition -> definition.name().value())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
