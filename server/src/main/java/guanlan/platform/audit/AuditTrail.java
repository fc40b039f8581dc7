package guanlan.platform.audit;

import guanlan.core.values.Ids;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where acts are noted. What was noted is kept when {@link #note} returns and the surrounding
 * transaction, if there is one, commits: an export that nobody noted does not happen.
 */
@Component
public final class AuditTrail {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 4_000;

    private final Ids ids;
    private final InstantSource clock;
    private final AuditEntries entries;
    private final Gathering gathering;

    AuditTrail(Ids ids, InstantSource clock, AuditEntries entries, Gathering gathering) {
        this.ids = ids;
        this.clock = clock;
        this.entries = entries;
        this.gathering = gathering;
    }

    /**
     * With the surrounding transaction, and gone with it; without one, at once, together with what
     * others note at the same moment.
     */
    public void note(Act act) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            entries.add(entry(act));
        } else {
            gathering.add(entry(act));
        }
    }

    /** Kept whatever becomes of the surrounding transaction: for what is refused. */
    public void noteApart(Act act) {
        gathering.add(entry(act));
    }

    private AuditEntry entry(Act act) {
        return new AuditEntry(
                ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                act.kind().key(),
                act.who(),
                new Act.What(
                        act.what().object(),
                        act.what().record(),
                        fit(act.what().criteria()),
                        act.what().count()),
                facts(act.facts()));
    }

    /** PostgreSQL keeps no NUL, neither in a text nor in JSON. */
    private static String facts(Map<String, Object> facts) {
        return JSON.writeValueAsString(new TreeMap<>(facts)).replace("\\u0000", "�");
    }

    private static @Nullable String fit(@Nullable String criteria) {
        if (criteria == null) {
            return null;
        }
        String whole = criteria.replace('\0', '�');
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "…";
    }
}
