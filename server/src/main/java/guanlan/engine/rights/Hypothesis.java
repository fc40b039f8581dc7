package guanlan.engine.rights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rights as they would be if a role said what somebody drafts, and a person held it. While it is
 * bound every Permit is compiled from it, so that a preview goes the ways of every other question;
 * nothing of it is kept, and nobody else is asked by it.
 */
public final class Hypothesis {
    static final ScopedValue<Hypothesis> CURRENT = ScopedValue.newInstance();

    private final RoleDefinition role;
    private final UUID holder;
    private @Nullable Book book;

    public Hypothesis(RoleDefinition role, UUID holder) {
        this.role = role;
        this.holder = holder;
    }

    public <T> T call(ScopedValue.CallableOp<T, RuntimeException> questions) {
        return ScopedValue.where(CURRENT, this).call(questions);
    }

    Book book(Supplier<RightsStore.Company> company, Supplier<Enclosures> enclosures) {
        Book known = book;
        if (known == null) {
            var as = company.get();
            Map<String, RoleDefinition> roles = new LinkedHashMap<>(as.roles());
            roles.put(role.key(), role);
            known =
                    Book.fresh(
                            0,
                            new RightsStore.Company(as.version(), roles, as.read()),
                            enclosures.get());
            book = known;
        }
        return known;
    }

    /** Somebody as he would be. */
    static Holder as(Holder somebody) {
        Hypothesis bound = CURRENT.isBound() ? CURRENT.get() : null;
        return bound != null && bound.holder.equals(somebody.person())
                ? somebody.holding(bound.role.key())
                : somebody;
    }
}
