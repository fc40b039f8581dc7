package guanlan.engine.design;

import guanlan.core.text.Identifiers;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.platform.problems.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The names of objects and fields: given, or proposed from the label. */
final class Naming {
    /** What follows {@code /api/objects/} and is no object. */
    private static final Set<String> PATHS = Set.of("changes", "bin");

    private static final Set<String> SYSTEM =
            Arrays.stream(SystemField.values())
                    .map(SystemField::field)
                    .collect(Collectors.toUnmodifiableSet());

    private Naming() {}

    /** Object or field: what may not be taken differs. */
    record Space(Set<String> taken, Set<String> bin, Set<String> reserved) {
        static Space objects(Set<String> taken, Set<String> bin) {
            return new Space(taken, bin, PATHS);
        }

        static Space fields(ObjectDefinition definition, Set<String> bin) {
            return new Space(definition.fields().keySet(), bin, SYSTEM);
        }

        static Space fieldsOfNewObject(Set<String> taken) {
            return new Space(taken, Set.of(), SYSTEM);
        }

        private Set<String> all() {
            return Stream.of(taken, bin, reserved)
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    static boolean isSystem(String field) {
        return SYSTEM.contains(field);
    }

    /** The name given, else one from the label; refused ones are told with a proposal. */
    static String of(ObjectNode words, Space space, List<Finding> findings) {
        Optional<String> given = text(words.get("name"));
        String name = given.orElseGet(() -> proposed(labels(words), space));
        if (name.isEmpty()) {
            findings.add(Finding.of("name", DesignProblem.NAME_MISSING));
            return "";
        }
        String proposal = proposed(given.stream().toList(), space);
        Map<String, Object> params =
                Map.of(
                        "name",
                        name,
                        "proposal",
                        proposal,
                        "length",
                        name.length(),
                        "most",
                        Identifiers.LONGEST);
        reason(name, space).ifPresent(reason -> findings.add(Finding.of("name", reason, params)));
        return name;
    }

    private static Optional<DesignProblem> reason(String name, Space space) {
        if (name.length() > Identifiers.LONGEST) {
            return Optional.of(DesignProblem.NAME_TOO_LONG);
        }
        if (!ObjectName.fits(name) || name.endsWith("_")) {
            return Optional.of(DesignProblem.NAME_UNFIT);
        }
        if (space.bin().contains(name)) {
            return Optional.of(DesignProblem.NAME_IN_BIN);
        }
        if (space.reserved().contains(name)) {
            return Optional.of(DesignProblem.NAME_RESERVED);
        }
        return space.taken().contains(name)
                ? Optional.of(DesignProblem.NAME_TAKEN)
                : Optional.empty();
    }

    private static String proposed(List<String> texts, Space space) {
        return texts.stream()
                .map(Identifiers::of)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(name -> Identifiers.free(name, space.all()))
                .orElse("");
    }

    /** English before Chinese, when both are given. */
    private static List<String> labels(ObjectNode words) {
        JsonNode label = words.path("label");
        return label.isString()
                ? List.of(label.asString())
                : Stream.of(text(label.get("en")), text(label.get("zh")))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Optional<String> text(@Nullable JsonNode node) {
        return node != null && node.isString() && !node.asString().isBlank()
                ? Optional.of(node.asString().strip())
                : Optional.empty();
    }
}
