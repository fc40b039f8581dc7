package guanlan.engine.schema;

import java.util.Optional;
import java.util.UUID;

/** A record of whichever object, written {@code account/0199…}. */
public record RecordName(ObjectName object, UUID id) {

    static Optional<RecordName> read(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !ObjectName.fits(text.substring(0, slash))) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(text.substring(slash + 1).strip());
            return Optional.of(new RecordName(new ObjectName(text.substring(0, slash)), id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return object + "/" + id;
    }
}
