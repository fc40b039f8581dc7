package guanlan.engine.exchange;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The fields that the columns of a file may fill: those of its object, and, by paths such as {@code
 * account.phone}, those of the records that its rows refer to. So one file brings contacts and
 * their companies; each company is made once. A module may understand further columns.
 */
record Reach(ObjectDefinition object, Map<String, Further> further, Optional<Wording.Sense> sense) {
    private static final Set<ObjectName> NEVER_MADE =
            Set.of(ObjectName.USER, new ObjectName("department"));

    /**
     * A field of a record that rows refer to.
     *
     * @param link the reference
     * @param field it, under its path
     */
    record Further(FieldDefinition link, ObjectDefinition target, FieldDefinition field) {
        /** Its name there. */
        String name() {
            return field.name().substring(link.name().length() + 1);
        }
    }

    static Reach alone(ObjectDefinition object) {
        return new Reach(object, Map.of(), Optional.empty());
    }

    /** What the caller may make. */
    @Component
    record Reaches(Schemas schemas, Permits permits, List<Wording> wordings) {

        Reach of(ObjectDefinition object) {
            Map<String, Further> further = new LinkedHashMap<>();
            Guesses.importable(object)
                    .filter(link -> link.isReference() && !link.isLinked())
                    .forEach(
                            link ->
                                    link.target()
                                            .filter(this::makes)
                                            .map(schemas::require)
                                            .ifPresent(target -> add(link, target, further)));
            return new Reach(object, further, sense(object));
        }

        private Optional<Wording.Sense> sense(ObjectDefinition object) {
            return wordings.stream()
                    .filter(wording -> wording.object().equals(object.name()))
                    .map(Wording::sense)
                    .findFirst();
        }

        private boolean makes(ObjectName target) {
            var permit = permits.of(Caller.current(), target.value());
            return !NEVER_MADE.contains(target)
                    && permit.allows(Right.SEE)
                    && permit.allows(Right.CREATE);
        }

        private static void add(
                FieldDefinition link, ObjectDefinition target, Map<String, Further> further) {
            Guesses.importable(target)
                    .filter(field -> !field.isReference())
                    .map(field -> field.beside(link.name() + "." + field.name(), field.label()))
                    .forEach(field -> further.put(field.name(), new Further(link, target, field)));
        }
    }

    Optional<FieldDefinition> find(String path) {
        Further there = further.get(path);
        return there != null
                ? Optional.of(there.field())
                : own().filter(each -> each.name().equals(path)).findFirst();
    }

    /** What is said of the object itself, be it in columns that are no fields. */
    private Stream<FieldDefinition> own() {
        return Stream.concat(
                Guesses.importable(object), sense.stream().flatMap(it -> it.columns().stream()));
    }

    FieldDefinition require(String path) {
        return find(path)
                .orElseThrow(() -> new Problem(ImportProblem.FIELD_UNKNOWN, Map.of("field", path)));
    }

    /** The fields by which a record of the target is known, the surest first. */
    static List<String> keys(ObjectDefinition target) {
        return Stream.concat(
                        target.unique().stream().filter(set -> set.size() == 1).map(List::getFirst),
                        Stream.of(target.title()))
                .distinct()
                .toList();
    }
}
