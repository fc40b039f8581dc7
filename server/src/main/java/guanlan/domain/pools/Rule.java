package guanlan.domain.pools;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When records go into a pool by themselves.
 *
 * @param applies criteria in CEL; null: to all
 * @param idle days without follow-up; null: they do not matter
 * @param dealless days without a won deal; null: they do not matter
 * @param warning days before in which the owner is told; null: he is not
 * @param hour of the day at which it runs
 * @param changedAt when its words last changed
 */
record Rule(
        UUID id,
        UUID pool,
        String name,
        boolean active,
        @Nullable String applies,
        @Nullable Integer idle,
        @Nullable Integer dealless,
        @Nullable Integer warning,
        int hour,
        Instant changedAt) {

    /**
     * The records that it releases as criteria in CEL.
     *
     * @param ahead how many days from now; 0: today
     */
    String due(Pool pool, int ahead) {
        List<String> parts = new ArrayList<>();
        parts.add("empty(pool) && !empty(owner)");
        parts.add("(empty(protected_until) || protected_until < daysAhead(" + ahead + "))");
        if (idle != null) {
            parts.add(quiet("followed_at", idle - ahead));
        }
        if (dealless != null) {
            parts.add(quiet("won_at", dealless - ahead));
        }
        if (pool.object().equals(Pooled.LEAD)) {
            parts.add("status in [\"new\", \"working\", \"qualified\"]");
        }
        if (pool.terms().protects() != null) {
            parts.add("!(" + pool.terms().protects() + ")");
        }
        if (applies != null) {
            parts.add("(" + applies + ")");
        }
        return String.join(" && ", parts);
    }

    /** Since so many days nothing of it, and as long with the same owner. */
    private static String quiet(String moment, int days) {
        String day = "daysAgo(" + Math.max(0, days) + ")";
        return "(empty(%1$s) || %1$s <= %2$s) && (empty(claimed_at) || claimed_at <= %2$s) && created_at <= %2$s"
                .formatted(moment, day);
    }
}
