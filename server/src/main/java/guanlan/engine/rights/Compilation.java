package guanlan.engine.rights;

import guanlan.platform.access.Extent;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Mask;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several roles and shares as one Permit. What roles give adds up, each for its own records: who
 * sees all by one role and edits his own by another does not edit all. What a role denies, none
 * gives.
 *
 * @param read the records shared with the person
 * @param edit those of them that he may change
 */
record Compilation(List<ObjectRule> rules, Extent read, Extent edit) {

    static Permit of(List<ObjectRule> rules, Extent read, Extent edit) {
        return new Compilation(rules, read, edit).permit();
    }

    private Permit permit() {
        Set<Right> denied = EnumSet.noneOf(Right.class);
        rules.forEach(rule -> denied.addAll(rule.denied()));
        Extent seen = denied.contains(Right.SEE) ? Extent.NONE : given(Right.SEE);
        Map<Right, Extent> extents = new EnumMap<>(Right.class);
        for (Right right : Right.values()) {
            if (!denied.contains(right)) {
                Extent given = given(right);
                Extent extent =
                        right.ofObject() ? given : covers(given, seen) ? seen : given.and(seen);
                if (!extent.equals(Extent.NONE)) {
                    extents.put(right, extent);
                }
            }
        }
        return new Permit(extents, fields(seen, given(Right.EDIT)));
    }

    private Extent given(Right right) {
        List<Extent> parts = new ArrayList<>();
        for (ObjectRule rule : rules) {
            if (rule.gives(right)) {
                parts.add(right.ofObject() ? Extent.ALL : region(rule, right));
            }
        }
        return Extent.either(parts);
    }

    /** The records for which one role gives a right: its own scope, and what is shared. */
    private Extent region(ObjectRule rule, Right right) {
        Extent own = rule.scope(right).extent();
        return switch (right) {
            case SEE, EXPORT -> own.or(read);
            case EDIT -> own.or(edit);
            default -> own;
        };
    }

    private Map<String, FieldPermit> fields(Extent seen, Extent changed) {
        Set<String> said = new HashSet<>();
        rules.forEach(rule -> said.addAll(rule.fields().keySet()));
        Map<String, FieldPermit> fields = new HashMap<>();
        for (String name : said) {
            FieldPermit permit = field(name, seen, changed);
            if (!permit.equals(FieldPermit.FREE)) {
                fields.put(name, permit);
            }
        }
        return fields;
    }

    private FieldPermit field(String name, Extent seen, Extent changed) {
        Extent readable = reached(name, Access.READ, Right.SEE, seen);
        Extent told = reached(name, Access.MASKED, Right.SEE, seen);
        Extent editable = reached(name, Access.EDIT, Right.EDIT, changed);
        boolean fills = false;
        boolean refused = false;
        @Nullable Mask mask = null;
        for (ObjectRule rule : rules) {
            FieldRule said = rule.field(name);
            fills |= (rule.gives(Right.CREATE) || rule.gives(Right.EDIT)) && said.fills();
            refused |= said.denied() && !said.fills();
            mask = mask == null ? said.mask() : mask;
        }
        boolean masks = !told.equals(readable);
        return new FieldPermit(
                readable,
                told,
                editable,
                fills && !refused,
                masks ? (mask == null ? Mask.STARS : mask) : null);
    }

    /** Where the roles together let a field be used that far. */
    private Extent reached(String name, Access level, Right right, Extent whole) {
        List<Extent> given = new ArrayList<>();
        List<Extent> caps = new ArrayList<>();
        for (ObjectRule rule : rules) {
            FieldRule said = rule.field(name);
            if (rule.gives(right)) {
                Extent region = region(rule, right);
                given.add((covers(region, whole) ? Extent.ALL : region).and(said.where(level)));
            }
            if (said.denied()) {
                caps.add(said.where(level));
            }
        }
        caps.add(Extent.either(given));
        return Extent.both(caps);
    }

    /** Whether an extent is plainly no smaller than another. */
    static boolean covers(Extent large, Extent small) {
        return large.equals(Extent.ALL)
                || small.equals(Extent.NONE)
                || parts(large).containsAll(parts(small));
    }

    private static Collection<Extent> parts(Extent extent) {
        return extent instanceof Extent.Either(var parts) ? parts : Set.of(extent);
    }
}
