package guanlan.engine.rights;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import guanlan.engine.schema.Snapshot;
import guanlan.platform.access.Permit;
import java.util.Map;
import java.util.UUID;

/**
 * All that is compiled of a company's rights while they stay the same; thrown away whole when they
 * change.
 *
 * @param looked when its version was last compared, in nanoseconds of this process
 */
record Book(
        long version,
        long looked,
        Map<String, RoleDefinition> roles,
        Enclosures enclosures,
        Cache<UUID, Holder> holders,
        Cache<Key, Permit> permits) {
    private static final int PEOPLE = 10_000;
    private static final int PERMITS = 200_000;

    /** A person, an object, and the definitions that the Permit was compiled with. */
    record Key(UUID person, String object, Snapshot definitions) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && person.equals(that.person)
                    && object.equals(that.object)
                    && definitions == that.definitions;
        }

        @Override
        public int hashCode() {
            return 31 * person.hashCode() + object.hashCode();
        }
    }

    static Book fresh(long looked, RightsStore.Company company, Enclosures enclosures) {
        return new Book(
                company.version(),
                looked,
                company.roles(),
                enclosures,
                Caffeine.newBuilder().maximumSize(PEOPLE).build(),
                Caffeine.newBuilder().maximumSize(PERMITS).build());
    }

    Book lookedAt(long moment) {
        return new Book(version, moment, roles, enclosures, holders, permits);
    }
}
