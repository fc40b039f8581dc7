package guanlan.platform.access;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, for which company, in which language and time zone. Bound once at a border (HTTP, job,
 * reader) and read by everything below; no user means the product itself.
 */
public record Caller(
        @Nullable UUID user, String tenant, Set<Role> roles, Locale locale, ZoneId zone) {

    /** The one acting now. */
    public static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    public Caller {
        roles = Set.copyOf(roles);
    }

    public static Caller current() {
        return CURRENT.orElseThrow(
                () -> new IllegalStateException("nobody acts: bind Caller.CURRENT at the border"));
    }

    /** The product itself: jobs and readers that act for nobody in particular. */
    public static Caller system(String tenant) {
        return new Caller(null, tenant, Set.of(Role.ADMINISTRATOR), Locale.ENGLISH, ZoneOffset.UTC);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    public <T> T call(ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedValue.where(CURRENT, this).call(work);
    }
}
