package guanlan.engine.rights;

import guanlan.engine.schema.About;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Extent;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Notes, tasks and whatever else is about a record: who may not see that record sees none of them,
 * whatever his roles say, unless they are his. Where a role does not name such an object, it shows
 * them all so far and lets each change his own.
 */
final class Subjects {
    private final Schemas schemas;

    Subjects(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * @param plain Permits of other objects, before this
     * @param standsFor those who are away, in whose place the person acts
     */
    Permit narrowed(
            String object,
            Permit permit,
            Function<String, Permit> plain,
            Collection<UUID> standsFor) {
        Optional<ObjectDefinition> definition = definition(object);
        if (definition.flatMap(ObjectDefinition::about).isEmpty() || !permit.allows(Right.SEE)) {
            return permit;
        }
        Extent reach = reach(definition.get(), plain, standsFor, true);
        Map<Right, Extent> extents = new EnumMap<>(Right.class);
        permit.extents()
                .forEach(
                        (right, extent) ->
                                extents.put(right, right.ofObject() ? extent : extent.and(reach)));
        return new Permit(extents, permit.fields());
    }

    private Extent reach(
            ObjectDefinition definition,
            Function<String, Permit> plain,
            Collection<UUID> standsFor,
            boolean first) {
        FieldDefinition field = definition.about().orElseThrow();
        Extent own = own(definition);
        List<Extent> ways = new ArrayList<>(List.of(own));
        standsFor.forEach(absent -> ways.add(Extent.lent(absent, own)));
        Map<String, Extent> subjects = new HashMap<>();
        for (ObjectDefinition subject : schemas.all()) {
            String name = subject.name().value();
            boolean activity = subject.about().isPresent();
            if (RoleDefinition.NAMED_ONLY.contains(name) || activity && !first) {
                continue;
            }
            Extent seen = plain.apply(name).extent(Right.SEE);
            Extent fully =
                    activity && !seen.equals(Extent.NONE)
                            ? seen.and(reach(subject, plain, standsFor, false))
                            : seen;
            if (!fully.equals(Extent.NONE)) {
                subjects.put(name, fully);
            }
        }
        ways.add(new Extent.About(field.name(), subjects));
        return Extent.either(ways);
    }

    /** What a role that only speaks of all objects says of this one. */
    ObjectRule unnamed(String object, ObjectRule rule) {
        return definition(object)
                .filter(definition -> definition.about().isPresent())
                .map(
                        definition ->
                                new ObjectRule(
                                        rule.rights(),
                                        rule.denied(),
                                        Scope.ALL,
                                        new Scope(Scope.Kind.WHERE, mine(definition)),
                                        rule.fields()))
                .orElse(rule);
    }

    private static Extent own(ObjectDefinition definition) {
        return Extent.meets(mine(definition));
    }

    /** That the caller is one of those to whom it belongs. */
    private static String mine(ObjectDefinition definition) {
        List<String> people =
                definition.about().flatMap(field -> field.options().about()).stream()
                        .map(About::people)
                        .flatMap(List::stream)
                        .flatMap(name -> definition.field(name).stream())
                        .filter(field -> field.target().filter(ObjectName.USER::equals).isPresent())
                        .map(
                                field ->
                                        field.isLinked()
                                                ? "me() in " + field.word()
                                                : field.word() + " == me()")
                        .toList();
        return people.isEmpty() ? "owner == me()" : String.join(" || ", people);
    }

    private Optional<ObjectDefinition> definition(String object) {
        return ObjectName.fits(object) ? schemas.find(new ObjectName(object)) : Optional.empty();
    }
}
