package guanlan.platform.identity;

import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import java.util.Set;
import java.util.UUID;

/**
 * What opens the door for one person. {@code user} is the id of his record in the company's schema;
 * the password is kept apart and never travels with it.
 */
public record Credential(
        UUID id, String tenant, UUID user, Login login, Role role, Profile profile) {

    public Caller caller() {
        return new Caller(user, tenant, Set.of(role), profile.locale(), profile.zone());
    }
}
