package guanlan.platform.identity;

import guanlan.platform.access.Caller;
import java.time.Instant;
import java.util.UUID;

/**
 * One signed-in browser. {@code key} is the hash of its token, {@code id} names it to its owner.
 *
 * @param confirmedAt when it last showed the password
 */
public record Session(
        String key, UUID id, Credential credential, Instant seenAt, Instant confirmedAt)
        implements Presence {

    @Override
    public Caller caller() {
        return credential.caller();
    }
}
