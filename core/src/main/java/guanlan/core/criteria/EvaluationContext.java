package guanlan.core.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, when and where: all that a condition may know besides the record, so the same question
 * gets the same answer. {@code me} is null when nobody asks; nothing equals nobody.
 */
public record EvaluationContext(
        @Nullable UUID me, Instant now, ZoneId zone, Function<Crowd, Set<UUID>> around) {
    public EvaluationContext {
        now = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** For an asker who is alone. */
    public EvaluationContext(@Nullable UUID me, Instant now, ZoneId zone) {
        this(me, now, zone, _ -> Set.of());
    }

    /** Those around the asker; looked up only when a condition asks for them. */
    public Set<UUID> members(Crowd crowd) {
        return around.apply(crowd);
    }

    /** The asker's calendar day. */
    public LocalDate today() {
        return day(now);
    }

    /** The calendar day of a moment in the asker's time zone. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** The first moment of a day in the asker's time zone. */
    public Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
