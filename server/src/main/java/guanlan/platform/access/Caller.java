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
 *
 * @param mandate what a program may that acts for him; none: he acts himself, or lent it everything
 * @param viewer the administrator who looks through the user's eyes, and may not write
 */
public record Caller(
        @Nullable UUID user,
        String tenant,
        Set<Role> roles,
        Locale locale,
        ZoneId zone,
        @Nullable Mandate mandate,
        @Nullable UUID viewer) {

    /** The one acting now. */
    public static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Somebody who acts himself. */
    public Caller(@Nullable UUID user, String tenant, Set<Role> roles, Locale locale, ZoneId zone) {
        this(user, tenant, roles, locale, zone, null, null);
    }

    public static Caller current() {
        return CURRENT.orElseThrow(
                () -> new IllegalStateException("nobody acts: bind Caller.CURRENT at the border"));
    }

    /** The product itself: jobs and readers that act for nobody in particular. */
    public static Caller system(String tenant) {
        return new Caller(null, tenant, Set.of(Role.ADMINISTRATOR), Locale.ENGLISH, ZoneOffset.UTC);
    }

    /** A role is never lent: a program with a mandate has none. */
    public boolean is(Role role) {
        return mandate == null && roles.contains(role);
    }

    public Caller with(@Nullable Mandate lent) {
        return new Caller(user, tenant, roles, locale, zone, lent, viewer);
    }

    /**
     * As a member of the company whose rights are meant: one who is away, of whom somebody asks.
     */
    public Caller insteadOf(UUID absent) {
        return new Caller(absent, tenant, Set.of(Role.MEMBER), locale, zone, null, viewer);
    }

    /**
     * With every right, still as this person: for what follows from a deed that was allowed,
     * whatever he sees himself.
     */
    public Caller elevated() {
        return new Caller(user, tenant, Set.of(Role.ADMINISTRATOR), locale, zone, null, viewer);
    }

    /** As another sees it, in one's own language and time zone. */
    public Caller viewing(Caller other) {
        return new Caller(other.user, tenant, other.roles, locale, zone, null, user);
    }

    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    public <T> T call(ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedValue.where(CURRENT, this).call(work);
    }
}
