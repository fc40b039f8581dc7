package guanlan.edge.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.problems.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What everybody may still ask, by address and by caller. Kept by each node for itself. Who goes
 * beyond is noted once a minute, however often he tries.
 */
@Component
final class Allowances {
    private static final int MOST = 100_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final LimitSettings settings;
    private final AuditTrail trail;
    private final Cache<String, Bucket> buckets = cache(REMEMBERED);
    private final Cache<String, Bucket> days = cache(DAY);
    private final Cache<String, Boolean> noted =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(NOTED).build();

    Allowances(LimitSettings settings, AuditTrail trail) {
        this.settings = settings;
        this.trail = trail;
    }

    /** What is wrong with one more request from there; nothing: it may pass. */
    Optional<Problem> address(String address) {
        return take("address " + address, settings.address(), ApiProblem.LIMITED);
    }

    Optional<Problem> caller(String who, boolean heavy) {
        return take("caller " + who, settings.caller(), ApiProblem.LIMITED)
                .or(() -> heavy ? heavy(who) : Optional.empty())
                .or(() -> daily(who));
    }

    private Optional<Problem> heavy(String who) {
        return take("heavy " + who, settings.heavy(), ApiProblem.LIMITED);
    }

    private Optional<Problem> take(String key, int rate, ApiProblem problem) {
        return take(key, buckets.get(key, _ -> perSecond(rate)), problem);
    }

    private Optional<Problem> daily(String who) {
        String key = "daily " + who;
        return take(key, days.get(key, _ -> perDay(settings.daily())), ApiProblem.QUOTA);
    }

    private Optional<Problem> take(String key, Bucket bucket, ApiProblem problem) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        note(key, () -> Act.of(Kind.LIMITED).fact("limit", key.substring(0, key.indexOf(' '))));
        long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        return Optional.of(new Problem(problem, Map.of("seconds", seconds)));
    }

    private void note(String key, Supplier<Act> act) {
        if (noted.asMap().putIfAbsent(key, true) == null) {
            trail.noteApart(act.get());
        }
    }

    private static Bucket perSecond(int rate) {
        long most = (long) rate * LimitSettings.SECONDS_AT_ONCE;
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
    }

    private static Bucket perDay(long count) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(count).refillIntervally(count, DAY))
                .build();
    }

    /** A bucket that nobody asked for so long is full again, and need not be kept. */
    private static Cache<String, Bucket> cache(Duration idle) {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(idle).build();
    }
}
