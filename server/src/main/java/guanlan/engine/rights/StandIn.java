package guanlan.engine.rights;

import guanlan.platform.access.Extent;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Mask;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may who stands in for another: beside his own, he sees and edits what the absent
 * one does, and nothing else. He deletes, exports, transfers and shares by his own rights only.
 * What one of his own roles denies stays denied.
 *
 * @param rules what his own roles say
 * @param lent what the absent one may, each extent meant for him
 */
record StandIn(Permit own, List<ObjectRule> rules, Permit lent) {
    private static final List<Right> LENT = List.of(Right.SEE, Right.EDIT);

    Permit permit() {
        if (!lent.allows(Right.SEE) || denies(Right.SEE)) {
            return own;
        }
        Map<Right, Extent> extents = new EnumMap<>(Right.class);
        extents.putAll(own.extents());
        for (Right right : LENT) {
            if (lent.allows(right) && !denies(right)) {
                extents.merge(right, lent.extent(right), Extent::or);
            }
        }
        return new Permit(extents, fields());
    }

    private boolean denies(Right right) {
        return rules.stream().anyMatch(rule -> rule.denied().contains(right));
    }

    private Map<String, FieldPermit> fields() {
        Set<String> said = new HashSet<>(own.fields().keySet());
        said.addAll(lent.fields().keySet());
        Map<String, FieldPermit> fields = new HashMap<>();
        for (String name : said) {
            FieldPermit field = field(name);
            if (!field.equals(FieldPermit.FREE)) {
                fields.put(name, field);
            }
        }
        return fields;
    }

    private FieldPermit field(String name) {
        FieldPermit mine = own.field(name);
        FieldPermit theirs = lent.field(name);
        Extent read = together(Right.SEE, name, Access.READ, FieldPermit::read);
        Extent told = together(Right.SEE, name, Access.MASKED, FieldPermit::told);
        Extent edit = together(Right.EDIT, name, Access.EDIT, FieldPermit::edit);
        Mask mask = mine.mask() == null ? theirs.mask() : mine.mask();
        return new FieldPermit(
                read, told, edit, mine.fill(), told.equals(read) ? null : orStars(mask));
    }

    private static Mask orStars(@Nullable Mask mask) {
        return mask == null ? Mask.STARS : mask;
    }

    /** Where the field may be used that far: by his own rights, and by those lent to him. */
    private Extent together(
            Right right, String name, Access level, Function<FieldPermit, Extent> part) {
        Extent whole = own.extent(right).or(lent.extent(right));
        List<Extent> caps = new ArrayList<>();
        caps.add(
                within(own.extent(right), whole, part.apply(own.field(name)))
                        .or(within(lent.extent(right), whole, part.apply(lent.field(name)))));
        for (ObjectRule rule : rules) {
            FieldRule said = rule.field(name);
            if (said.denied()) {
                caps.add(said.where(level));
            }
        }
        return Extent.both(caps);
    }

    private static Extent within(Extent region, Extent whole, Extent field) {
        return Compilation.covers(region, whole) ? field : region.and(field);
    }
}
