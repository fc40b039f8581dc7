package guanlan.platform.access;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a caller may do with the records of one object: the one answer that queries, writes, exports
 * and pushes are built from.
 *
 * @param extents the records that each right holds for; a right that is not named is not held
 * @param fields what differs from the object as a whole
 */
public record Permit(Map<Right, Extent> extents, Map<String, FieldPermit> fields) {
    /** Whoever configures the company, and the product itself. */
    public static final Permit EVERYTHING = of(Set.of(Right.values()));

    public static final Permit NOTHING = of(Set.of());

    /** An act on the records of an object. */
    public enum Right {
        SEE,
        CREATE,
        EDIT,
        DELETE,
        IMPORT,
        EXPORT,
        MASS_EDIT,
        MERGE,
        /** Gives records to another owner or department. */
        TRANSFER,
        /** Changes what the object is: its fields, layouts and rules. */
        CONFIGURE;

        /** Whether it is about the object rather than about some of its records. */
        public boolean ofObject() {
            return this == CREATE || this == IMPORT || this == CONFIGURE;
        }
    }

    public Permit {
        extents = Map.copyOf(extents);
        fields = Map.copyOf(fields);
    }

    /** On every record, with every field. */
    public static Permit of(Set<Right> rights) {
        Map<Right, Extent> extents = new EnumMap<>(Right.class);
        rights.forEach(right -> extents.put(right, Extent.ALL));
        return new Permit(extents, Map.of());
    }

    public Extent extent(Right right) {
        return extents.getOrDefault(right, Extent.NONE);
    }

    /** Whether there may be records that the right holds for. */
    public boolean allows(Right right) {
        return !extent(right).equals(Extent.NONE);
    }

    public FieldPermit field(String name) {
        return fields.getOrDefault(name, FieldPermit.FREE);
    }

    public boolean shows(String field) {
        return field(field).shown();
    }

    public boolean edits(String field) {
        return field(field).edited();
    }

    /** Whether what it means depends on who asks. */
    public boolean isPersonal() {
        return extents.values().stream().anyMatch(Extent::isPartial)
                || fields.values().stream()
                        .anyMatch(field -> field.read().isPartial() || field.told().isPartial());
    }

    /** The same, as far as it holds for its owner, in the hands of somebody else. */
    public Permit lentBy(UUID owner) {
        Map<Right, Extent> lent = new EnumMap<>(Right.class);
        extents.forEach((right, extent) -> lent.put(right, Extent.lent(owner, extent)));
        Map<String, FieldPermit> some = new HashMap<>();
        fields.forEach((name, field) -> some.put(name, field.lentBy(owner)));
        return new Permit(lent, some);
    }

    /** The same on the records that are seen, which are others. */
    public Permit seeing(Extent seen) {
        Map<Right, Extent> others = new EnumMap<>(Right.class);
        others.putAll(extents);
        others.put(Right.SEE, seen);
        return new Permit(others, fields);
    }

    /** Not more than the given rights. */
    public Permit only(Set<Right> rights) {
        Map<Right, Extent> fewer = new EnumMap<>(Right.class);
        extents.forEach(
                (right, extent) -> {
                    if (rights.contains(right)) {
                        fewer.put(right, extent);
                    }
                });
        return new Permit(fewer, fields);
    }
}
