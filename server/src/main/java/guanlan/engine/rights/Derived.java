package guanlan.engine.rights;

import guanlan.core.criteria.Anatomy;
import guanlan.core.criteria.Calculation;
import guanlan.core.criteria.Criteria;
import guanlan.core.criteria.Operand;
import guanlan.core.criteria.Verdict;
import guanlan.engine.schema.Computation;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Extent;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Computed fields tell what they are computed from. Unless a role speaks of them by name, they are
 * read no further than the fields they read.
 */
final class Derived {
    private static final int DEEPEST = 5;

    private final Schemas schemas;

    Derived(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The Permit of an object, with its computed fields no wider than what they read. */
    Permit narrowed(
            String object,
            Function<String, Permit> plain,
            Function<String, List<ObjectRule>> rules) {
        Permit permit = plain.apply(object);
        Optional<ObjectDefinition> definition =
                ObjectName.fits(object) ? schemas.find(new ObjectName(object)) : Optional.empty();
        if (definition.isEmpty() || !permit.allows(Right.SEE)) {
            return permit;
        }
        var look = new Look(plain, rules);
        Map<String, FieldPermit> fields = new HashMap<>(permit.fields());
        for (FieldDefinition field : definition.get().fields().values()) {
            if (field.computation().isPresent()) {
                Extent read = look.read(definition.get(), field, 0);
                if (!read.equals(Extent.ALL)) {
                    fields.put(field.name(), new FieldPermit(read, read, Extent.NONE, false, null));
                }
            }
        }
        return new Permit(permit.extents(), fields);
    }

    private final class Look {
        private final Function<String, Permit> plain;
        private final Function<String, List<ObjectRule>> rules;

        Look(Function<String, Permit> plain, Function<String, List<ObjectRule>> rules) {
            this.plain = plain;
            this.rules = rules;
        }

        private boolean spokenOf(ObjectDefinition object, FieldDefinition field) {
            return rules.apply(object.name().value()).stream()
                    .anyMatch(rule -> rule.fields().containsKey(field.name()));
        }

        Extent read(ObjectDefinition object, FieldDefinition field, int depth) {
            Extent said = plain.apply(object.name().value()).field(field.name()).read();
            if (field.computation().isEmpty() || spokenOf(object, field)) {
                return said;
            }
            if (depth == DEEPEST) {
                return Extent.NONE;
            }
            List<Extent> all = new ArrayList<>();
            all.add(said);
            switch (field.computation().get()) {
                case Computation.Formula(var cel) -> {
                    if (Criteria.calculation(cel, new EveryField(object, schemas))
                            instanceof Calculation.Accepted(var value)) {
                        Anatomy.fields(value).forEach(read -> all.add(at(object, read, depth)));
                    }
                }
                case Computation.Rollup rollup -> all.add(rolledUp(rollup, depth));
            }
            return Extent.both(all);
        }

        /** A field behind references is read everywhere or not at all. */
        private Extent at(ObjectDefinition from, Operand.Field read, int depth) {
            ObjectDefinition object = from;
            List<Extent> way = new ArrayList<>();
            for (int step = 0; step < read.path().size(); step++) {
                Optional<FieldDefinition> field = object.worded(read.path().get(step));
                if (field.isEmpty()) {
                    return Extent.NONE;
                }
                Extent extent = read(object, field.get(), depth + 1);
                boolean here = step == 0;
                way.add(here || extent.equals(Extent.ALL) ? extent : Extent.NONE);
                if (step + 1 < read.path().size()) {
                    object = field.get().target().map(schemas::require).orElse(object);
                    Extent seen = plain.apply(object.name().value()).extent(Right.SEE);
                    way.add(seen.equals(Extent.ALL) ? Extent.ALL : Extent.NONE);
                }
            }
            return Extent.both(way);
        }

        private Extent rolledUp(Computation.Rollup rollup, int depth) {
            ObjectDefinition child = schemas.require(rollup.from());
            if (!plain.apply(child.name().value()).allows(Right.SEE)) {
                return Extent.NONE;
            }
            List<Extent> all = new ArrayList<>();
            Optional.ofNullable(rollup.field())
                    .flatMap(child::field)
                    .ifPresent(measured -> all.add(read(child, measured, depth + 1)));
            Optional.ofNullable(rollup.by())
                    .flatMap(child::field)
                    .ifPresent(by -> all.add(read(child, by, depth + 1)));
            if (rollup.where() != null
                    && Criteria.check(rollup.where(), new EveryField(child, schemas))
                            instanceof Verdict.Accepted(var checked)) {
                Anatomy.fields(checked.root()).forEach(read -> all.add(at(child, read, depth)));
            }
            return all.stream().allMatch(Extent.ALL::equals) ? Extent.ALL : Extent.NONE;
        }
    }
}
