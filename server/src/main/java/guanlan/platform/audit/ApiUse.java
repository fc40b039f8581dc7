package guanlan.platform.audit;

import guanlan.platform.access.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What programs ask, counted instead of noted one by one: in memory for a minute, in a table for an
 * hour, for good as one entry for each key and hour. A node that dies loses a minute of counts.
 */
@Component
public class ApiUse {
    private static final Duration LATE = Duration.ofMinutes(5);

    private final TrailSql sql;
    private final AuditTrail trail;
    private final InstantSource clock;
    private final Map<Used, Counts> counts = new ConcurrentHashMap<>();

    ApiUse(TrailSql sql, AuditTrail trail, InstantSource clock) {
        this.sql = sql;
        this.trail = trail;
        this.clock = clock;
    }

    private record Used(String tenant, UUID key, UUID actor, Instant hour) {}

    private record Counts(long requests, long changes, long refused) {

        Counts plus(Counts more) {
            return new Counts(
                    requests + more.requests, changes + more.changes, refused + more.refused);
        }
    }

    /** One more request with a key. */
    public void count(Caller caller, UUID key, boolean changes, boolean refused) {
        var used =
                new Used(
                        caller.tenant(),
                        key,
                        Objects.requireNonNull(caller.user()),
                        clock.instant().truncatedTo(ChronoUnit.HOURS));
        counts.merge(used, new Counts(1, changes ? 1 : 0, refused ? 1 : 0), Counts::plus);
    }

    /** Into the table, and out of it what is over: five minutes later, for nodes that lag. */
    void settle(String tenant) {
        for (Used used : counts.keySet()) {
            Counts some = used.tenant().equals(tenant) ? counts.remove(used) : null;
            if (some != null) {
                sql.run(tenant, jdbc -> add(jdbc, used, some));
            }
        }
        sql.run(tenant, jdbc -> close(tenant, jdbc));
    }

    private static int add(JdbcClient jdbc, Used used, Counts some) {
        return jdbc.sql(
                        """
                        insert into audit_use as known (key, actor, hour, requests, changes, refused)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (key, hour) do update
                           set requests = known.requests + excluded.requests,
                               changes = known.changes + excluded.changes,
                               refused = known.refused + excluded.refused
                        """)
                .param(used.key())
                .param(used.actor())
                .param(used.hour().atOffset(ZoneOffset.UTC))
                .param(some.requests())
                .param(some.changes())
                .param(some.refused())
                .update();
    }

    private int close(String tenant, JdbcClient jdbc) {
        Instant over = clock.instant().minus(LATE).truncatedTo(ChronoUnit.HOURS);
        var closed =
                jdbc.sql("delete from audit_use where hour < ? returning *")
                        .param(over.atOffset(ZoneOffset.UTC))
                        .query((row, _) -> act(tenant, row))
                        .list();
        closed.forEach(trail::note);
        return closed.size();
    }

    private static Act act(String tenant, ResultSet row) throws SQLException {
        return Act.of(Kind.API_USE)
                .in(tenant)
                .by(row.getObject("actor", UUID.class))
                .withKey(row.getObject("key", UUID.class))
                .counting(row.getLong("requests"))
                .fact("hour", row.getObject("hour", OffsetDateTime.class).toInstant().toString())
                .fact("changes", row.getLong("changes"))
                .fact("refused", row.getLong("refused"));
    }
}
