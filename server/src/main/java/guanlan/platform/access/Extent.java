package guanlan.platform.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which records of an object something holds for: all, none, those that meet criteria in CEL, those
 * that are shared with the person, or combinations of them. Two people with equal extents need not
 * see the same records, since {@code me()} is somebody else.
 */
public sealed interface Extent {
    Extent ALL = new All();
    Extent NONE = new None();

    /** Every record. */
    record All() implements Extent {}

    /** No record. */
    record None() implements Extent {}

    /** Records that meet criteria in CEL, which are asked with all rights. */
    record Meets(String cel) implements Extent {}

    /** Records shared with the person; to be changed by him, or only to be read. */
    record Shared(boolean toEdit) implements Extent {}

    /** Records of at least one of them. */
    record Either(Set<Extent> parts) implements Extent {
        public Either {
            parts = Set.copyOf(parts);
        }
    }

    /** Records of all of them. */
    record Both(Set<Extent> parts) implements Extent {
        public Both {
            parts = Set.copyOf(parts);
        }
    }

    /**
     * Records that are about a record of one of these objects within its extent.
     *
     * @param field names that record
     */
    record About(String field, Map<String, Extent> subjects) implements Extent {
        public About {
            subjects = Map.copyOf(subjects);
        }
    }

    /**
     * Records that it holds of for somebody else, who is away and for whom the person stands in.
     */
    record Lent(UUID by, Extent extent) implements Extent {}

    /** What is everywhere or nowhere is so for everybody. */
    static Extent lent(UUID by, Extent extent) {
        return extent.isPartial() ? new Lent(by, extent) : extent;
    }

    static Extent meets(String cel) {
        return new Meets(cel);
    }

    /** In the shortest form, so that what is everywhere is known to be so. */
    static Extent either(Collection<Extent> parts) {
        List<Extent> flat = new ArrayList<>();
        for (Extent part : parts) {
            if (part instanceof Either(var inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        Set<Extent> some = new LinkedHashSet<>(flat);
        some.remove(NONE);
        if (some.contains(ALL)) {
            return ALL;
        }
        return some.isEmpty() ? NONE : some.size() == 1 ? some.iterator().next() : new Either(some);
    }

    /** In the shortest form. */
    static Extent both(Collection<Extent> parts) {
        List<Extent> flat = new ArrayList<>();
        for (Extent part : parts) {
            if (part instanceof Both(var inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        Set<Extent> all = new LinkedHashSet<>(flat);
        all.remove(ALL);
        if (all.contains(NONE)) {
            return NONE;
        }
        return all.isEmpty() ? ALL : all.size() == 1 ? all.iterator().next() : new Both(all);
    }

    default Extent or(Extent other) {
        return either(List.of(this, other));
    }

    default Extent and(Extent other) {
        return both(List.of(this, other));
    }

    /** Without what others have lent. */
    default Extent own() {
        return switch (this) {
            case Lent _ -> NONE;
            case Either(var parts) -> either(parts.stream().map(Extent::own).toList());
            case Both(var parts) -> both(parts.stream().map(Extent::own).toList());
            case All _, None _, Meets _, Shared _, About _ -> this;
        };
    }

    /** What others have lent, as far as it stands beside what is one's own. */
    default List<Lent> lent() {
        return switch (this) {
            case Lent lent -> List.of(lent);
            case Either(var parts) -> parts.stream().flatMap(part -> part.lent().stream()).toList();
            case Both _, All _, None _, Meets _, Shared _, About _ -> List.of();
        };
    }

    /** Whether it depends on the record. */
    default boolean isPartial() {
        return !equals(ALL) && !equals(NONE);
    }
}
