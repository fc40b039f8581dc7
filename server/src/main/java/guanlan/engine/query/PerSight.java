package guanlan.engine.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.platform.access.Permit;
import java.util.function.Supplier;

/**
 * What is made once for a definition, which never changes, and a Permit: a right that is withdrawn
 * is another Permit, so nothing is told that was allowed before. Only for whom {@link #isSame}.
 */
final class PerSight<T> {
    private static final int MOST = 200;

    private final Cache<ObjectDefinition, Cache<Sight, T>> made =
            Caffeine.newBuilder().weakKeys().build();

    /** Whose tables are read, and what of them may be seen. */
    private record Sight(String schema, Permit permit) {}

    /** Whether everybody with the Permit is told the same of the object, today and tomorrow. */
    static boolean isSame(ObjectDefinition definition, Permit permit) {
        return !permit.isPersonal() && !definition.isComputed();
    }

    T get(ObjectDefinition definition, Permit permit, String schema, Supplier<T> make) {
        return made.get(definition, _ -> Caffeine.newBuilder().maximumSize(MOST).build())
                .get(new Sight(schema, permit), _ -> make.get());
    }
}
