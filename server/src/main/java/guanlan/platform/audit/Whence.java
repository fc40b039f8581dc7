package guanlan.platform.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By which way the acting one came: from which address, with which key of his, through whose eyes.
 * Bound at the border around everything that follows; nothing is bound for the product's own work.
 *
 * @param key that opened the door, for programs
 * @param actingAs the person whose view an administrator has taken
 */
public record Whence(@Nullable String address, @Nullable UUID key, @Nullable UUID actingAs) {

    /** That of the request being answered. */
    public static final ScopedValue<Whence> CURRENT = ScopedValue.newInstance();

    static final Whence NOWHERE = new Whence(null, null, null);

    public static Whence address(String address) {
        return new Whence(address, null, null);
    }

    static Whence current() {
        return CURRENT.orElse(NOWHERE);
    }
}
