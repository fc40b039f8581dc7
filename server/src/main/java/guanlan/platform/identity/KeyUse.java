package guanlan.platform.identity;

import guanlan.platform.access.Caller;
import guanlan.platform.access.Mandate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that comes with a key, in the name of its owner.
 *
 * @param hash of the secret it showed
 * @param mandate what it may; none: all that its owner may with records
 */
public record KeyUse(
        String hash,
        UUID id,
        Credential credential,
        @Nullable Mandate mandate,
        @Nullable Instant usedAt)
        implements Presence {

    @Override
    public Caller caller() {
        return credential.caller().with(mandate);
    }
}
