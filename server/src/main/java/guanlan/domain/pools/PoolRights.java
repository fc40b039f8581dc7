package guanlan.domain.pools;

import guanlan.engine.rights.Enclosure;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Extent;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What pools do to rights: a record in a pool is its members' to see and its managers' to change,
 * whatever roles give; before the claim it tells its members nothing by which the customer could be
 * reached, neither itself nor by what hangs on it.
 */
final class PoolRights implements Enclosure {
    private static final Extent FREE = Extent.meets("empty(" + Pooled.POOL + ")");

    private final Map<ObjectName, List<Pool>> pools;
    private final Schemas schemas;

    PoolRights(Collection<Pool> pools, Schemas schemas) {
        this.pools = pools.stream().collect(Collectors.groupingBy(Pool::object));
        this.schemas = schemas;
    }

    @Override
    public Permit permit(String object, Permit given, Person person) {
        Optional<ObjectDefinition> definition = definition(object);
        if (pools.isEmpty() || definition.isEmpty() || !given.allows(Right.SEE)) {
            return given;
        }
        List<Pool> own = pools.getOrDefault(definition.get().name(), List.of());
        Permit enclosed = own.isEmpty() ? given : enclosed(definition.get(), own, given, person);
        return around(definition.get(), enclosed, person);
    }

    @Override
    public Extent surroundings(String object, Extent seen, Person person) {
        List<Pool> own =
                definition(object)
                        .map(known -> pools.getOrDefault(known.name(), List.of()))
                        .orElse(List.of());
        return own.isEmpty() || seen.equals(Extent.NONE)
                ? seen
                : seen.and(FREE.or(among(Pooled.POOL, own, pool -> isOpen(pool, person))));
    }

    private Optional<ObjectDefinition> definition(String object) {
        return ObjectName.fits(object) ? schemas.find(new ObjectName(object)) : Optional.empty();
    }

    /** Of whose records the person may know everything. */
    private static boolean isOpen(Pool pool, Person person) {
        return pool.manages(person.id())
                || pool.veil().told() == Pool.Told.SHOWN && pool.admits(person);
    }

    private static Extent among(String word, Collection<Pool> pools, Predicate<Pool> which) {
        Set<UUID> ids = pools.stream().filter(which).map(Pool::id).collect(Collectors.toSet());
        return ids.isEmpty() ? Extent.NONE : Extent.meets(word + listed(ids));
    }

    private static String listed(Set<UUID> ids) {
        return ids.stream()
                .sorted()
                .map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(", ", " in [", "]"));
    }

    private static Permit enclosed(
            ObjectDefinition object, List<Pool> own, Permit given, Person person) {
        Predicate<Pool> managed = pool -> pool.manages(person.id());
        Map<Right, Extent> extents = new EnumMap<>(Right.class);
        given.extents()
                .forEach(
                        (right, extent) -> {
                            Predicate<Pool> reached =
                                    right == Right.SEE ? pool -> pool.admits(person) : managed;
                            extents.put(
                                    right,
                                    right.ofObject() ? extent : inside(extent, own, reached));
                        });
        return new Permit(extents, fields(object, own, given, person));
    }

    /** Who has every pool and every record needs no look at either. */
    private static Extent inside(Extent extent, List<Pool> own, Predicate<Pool> reached) {
        return extent.equals(Extent.ALL) && own.stream().allMatch(reached)
                ? extent
                : extent.and(FREE).or(among(Pooled.POOL, own, reached));
    }

    private static Map<String, FieldPermit> fields(
            ObjectDefinition object, List<Pool> own, Permit given, Person person) {
        Map<String, FieldPermit> fields = new HashMap<>(given.fields());
        Set<String> veiled = new HashSet<>();
        own.forEach(pool -> veiled.addAll(ContactData.of(object, pool)));
        for (String name : veiled) {
            Predicate<Pool> told =
                    pool -> isOpen(pool, person) || !ContactData.of(object, pool).contains(name);
            Predicate<Pool> masked = told.or(pool -> pool.veil().told() == Pool.Told.MASKED);
            fields.put(name, capped(object, name, given, outside(own, told), outside(own, masked)));
        }
        Pooled.KEPT.forEach(name -> fields.put(name, readOnly(given.field(name))));
        if (own.stream().noneMatch(pool -> pool.manages(person.id()))) {
            String name = Pooled.PROTECTED_UNTIL;
            fields.put(name, readOnly(given.field(name)));
        }
        return fields;
    }

    /** Every record but those of the pools in which it is not so. */
    private static Extent outside(List<Pool> own, Predicate<Pool> so) {
        Set<UUID> not = own.stream().filter(so.negate()).map(Pool::id).collect(Collectors.toSet());
        return not.isEmpty() ? Extent.ALL : Extent.meets("!(" + Pooled.POOL + listed(not) + ")");
    }

    private static FieldPermit capped(
            ObjectDefinition object, String name, Permit given, Extent read, Extent told) {
        FieldPermit field = given.field(name);
        Extent readable = field.read().and(read);
        Extent known = field.told().and(told);
        return new FieldPermit(
                readable,
                known,
                field.edit().and(read),
                field.fill(),
                known.equals(readable)
                        ? null
                        : field.mask() == null
                                ? ContactData.mask(object.require(name))
                                : field.mask());
    }

    private static FieldPermit readOnly(FieldPermit field) {
        return new FieldPermit(field.read(), field.told(), Extent.NONE, false, field.mask());
    }

    /**
     * Contacts of a customer in a pool are not seen, and other records that refer to him do not
     * tell how he is reached.
     */
    private Permit around(ObjectDefinition object, Permit given, Person person) {
        Permit permit = given;
        for (FieldDefinition reference : object.fields().values()) {
            ObjectName target = reference.to();
            List<Pool> behind =
                    target == null || reference.isLinked() || target.equals(object.name())
                            ? List.of()
                            : pools.getOrDefault(target, List.of());
            Set<String> reached = ContactData.ways(object);
            if (!behind.isEmpty() && !reached.isEmpty()) {
                String word = reference.word() + "." + Pooled.POOL;
                Extent outside =
                        Extent.meets("empty(" + word + ")")
                                .or(among(word, behind, pool -> isOpen(pool, person)));
                permit =
                        object.name().equals(Pooled.CONTACT)
                                ? within(permit, outside)
                                : veiled(object, permit, reached, outside);
            }
        }
        return permit;
    }

    private static Permit within(Permit given, Extent outside) {
        Map<Right, Extent> extents = new EnumMap<>(Right.class);
        given.extents()
                .forEach(
                        (right, extent) ->
                                extents.put(
                                        right, right.ofObject() ? extent : extent.and(outside)));
        return new Permit(extents, given.fields());
    }

    private static Permit veiled(
            ObjectDefinition object, Permit given, Set<String> names, Extent outside) {
        Map<String, FieldPermit> fields = new HashMap<>(given.fields());
        names.forEach(name -> fields.put(name, capped(object, name, given, outside, outside)));
        return new Permit(given.extents(), fields);
    }
}
