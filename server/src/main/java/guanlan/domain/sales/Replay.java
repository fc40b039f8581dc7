package guanlan.domain.sales;

import guanlan.engine.query.Filter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline day by day: where its deals stood when each day ended. All days come at once, so that
 * whoever goes through them waits for nothing.
 *
 * @param days in their order; of a long period not every day is told, but always its last
 * @param entered deals that had entered by then
 */
public record Replay(List<LocalDate> days, List<Long> entered, List<Lane> stages) {

    /**
     * What is asked.
     *
     * @param cohort only deals that entered in the period; else whatever stood there
     * @param filter which deals beside, by what they are now
     */
    public record Asked(
            UUID pipeline, LocalDate from, LocalDate to, boolean cohort, Filter filter) {}

    /**
     * One stage, with a figure for each day.
     *
     * @param open deals that stood there, neither won nor lost
     * @param won deals that stood there, won
     * @param lost deals that were given up there
     * @param reached deals that had come here or further
     * @param amount what the open and won ones are worth now; null: not for the caller to see
     * @param reachedAmount what those are worth now that had come here
     */
    public record Lane(
            UUID stage,
            String name,
            boolean winning,
            @Nullable String color,
            long position,
            List<Long> open,
            List<Long> won,
            List<Long> lost,
            List<Long> reached,
            @Nullable List<BigDecimal> amount,
            @Nullable List<BigDecimal> reachedAmount) {}

    /** A deal that stood in a stage, since when. */
    public record Standing(UUID deal, UUID stage, Instant since) {}
}
