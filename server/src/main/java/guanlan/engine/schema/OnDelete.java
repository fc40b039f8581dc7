package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of a record when the record that its reference points to is deleted. */
public enum OnDelete {
    /**
     * Nothing: it goes on pointing to a deleted record, and is right again when that is restored.
     */
    KEEP,
    /** The other record cannot be deleted as long as this one is in use. */
    PROTECT,
    /** It stays, and the reference becomes empty. */
    CLEAR,
    /** It is deleted as well. */
    CASCADE;

    /** Its word in definitions and in the API. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
