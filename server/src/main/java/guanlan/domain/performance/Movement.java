package guanlan.domain.performance;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a forecast since a moment: open deals that are expected to close in a period. What
 * it was and all parts add up to what it is, to the cent.
 *
 * @param before what the forecast was
 * @param now what it is
 * @param parts what changed it, each kind once
 * @param deals those that changed it most
 */
public record Movement(BigDecimal before, BigDecimal now, List<Part> parts, List<Moved> deals) {
    static final int MOST_DEALS = 200;

    /** Why a deal makes the forecast another one. */
    public enum Kind {
        /** Was not there yet. */
        NEW,
        /** Was expected in another period, or was not open. */
        BROUGHT_IN,
        GROWN,
        SHRUNK,
        /** Is expected after the period, or no more by any day. */
        SLIPPED,
        /** Is expected before the period. */
        BROUGHT_FORWARD,
        WON,
        LOST,
        /** Was deleted. */
        REMOVED
    }

    /** A kind of change, over all deals. */
    public record Part(Kind kind, BigDecimal amount, long deals) {}

    /**
     * A deal that changed the forecast.
     *
     * @param before what it counted for, and what it counts for now
     */
    public record Moved(
            UUID id, @Nullable String title, Kind kind, BigDecimal before, BigDecimal now) {}

    public Movement {
        parts = List.copyOf(parts);
        deals = List.copyOf(deals);
    }
}
