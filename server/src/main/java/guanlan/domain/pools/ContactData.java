package guanlan.domain.pools;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.platform.access.Mask;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields by which a customer is reached. */
final class ContactData {
    private static final Set<String> TYPES = Set.of("phone", "mail");
    private static final Set<String> NAMES = Set.of("wechat", "address", "description");
    private static final Mask NUMBER = new Mask(3, 4);
    private static final Mask MAIL = new Mask(1, -1);

    private ContactData() {}

    /** Those that a pool does not tell; what a record is called is always told. */
    static Set<String> of(ObjectDefinition object, Pool pool) {
        if (pool.veil().told() == Pool.Told.SHOWN) {
            return Set.of();
        }
        List<String> said = pool.veil().fields();
        return object.fields().values().stream()
                .filter(field -> said.isEmpty() ? isUsual(field) : said.contains(field.name()))
                .map(FieldDefinition::name)
                .filter(name -> !name.equals(object.title()))
                .collect(Collectors.toSet());
    }

    /** The ways to reach somebody that an object holds; none: it is not about people. */
    static Set<String> ways(ObjectDefinition object) {
        Set<String> ways =
                object.fields().values().stream()
                        .filter(field -> TYPES.contains(field.type().key()))
                        .map(FieldDefinition::name)
                        .collect(Collectors.toSet());
        if (!ways.isEmpty()) {
            object.fields().values().stream()
                    .filter(field -> NAMES.contains(field.name()))
                    .map(FieldDefinition::name)
                    .forEach(ways::add);
        }
        ways.remove(object.title());
        return ways;
    }

    static Mask mask(FieldDefinition field) {
        return switch (field.type().key()) {
            case "phone" -> NUMBER;
            case "mail" -> MAIL;
            default -> Mask.STARS;
        };
    }

    private static boolean isUsual(FieldDefinition field) {
        return !field.system()
                && (TYPES.contains(field.type().key()) || NAMES.contains(field.name()));
    }
}
