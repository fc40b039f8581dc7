package guanlan.core.values;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Makes record ids: UUID version 7 of RFC 9562, so that rows made together lie together in every
 * index.
 */
public final class Ids {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long last;
    private int counter;

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Ids of one source rise strictly: 12 bits count within a millisecond, an overflow borrows the
     * next one.
     */
    public synchronized UUID next() {
        long now = Math.max(clock.millis(), last);
        counter = now == last ? counter + 1 : 0;
        if (counter > 0xFFF) {
            now++;
            counter = 0;
        }
        last = now;
        return new UUID(now << 16 | VERSION | counter, random.nextLong() >>> 2 | VARIANT);
    }
}
