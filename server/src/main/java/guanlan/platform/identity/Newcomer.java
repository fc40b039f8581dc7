package guanlan.platform.identity;

import guanlan.platform.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is about to get a credential. The password is plain and lives no longer than this;
 * none: he will give himself one by a link.
 */
record Newcomer(Login login, @Nullable String password, Role role, Profile profile) {
    @Override
    public String toString() {
        return "Newcomer[" + role + "]";
    }
}
