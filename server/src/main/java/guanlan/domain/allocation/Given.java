package guanlan.domain.allocation;

import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that somebody got.
 *
 * @param chain the first of those that follow each other because nobody accepted
 * @param pass how many had it before in that chain
 * @param rule null: it was given by hand
 * @param actor who gave it by hand; null: the product
 * @param acceptBy null: nothing is to be accepted
 */
record Given(
        UUID id,
        UUID chain,
        int pass,
        RecordName record,
        @Nullable UUID rule,
        Kind kind,
        UUID person,
        @Nullable UUID actor,
        Why why,
        Instant at,
        @Nullable Instant acceptBy,
        @Nullable Settled settled,
        @Nullable Instant settledAt) {

    /** How it came to him. */
    enum Kind {
        GIVEN,
        /** Since somebody did not accept. */
        PASSED,
        /** Since nobody accepted. */
        MANAGER,
        BY_HAND;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** What came of waiting for him. */
    enum Settled {
        ACCEPTED,
        MISSED,
        REPLACED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Settled of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** Somebody is waited for. */
    boolean isOpen() {
        return acceptBy != null && settled == null;
    }

    ObjectName object() {
        return record.object();
    }
}
