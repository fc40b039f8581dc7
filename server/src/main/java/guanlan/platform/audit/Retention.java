package guanlan.platform.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets entries go whose time is over: whole seals at a time, the seals themselves stay, so that the
 * chain goes on and an exported entry can still be proven.
 */
@Component
class Retention {
    private static final int CHUNK = 10_000;

    private final TrailSql sql;
    private final Farewells farewells;
    private final AuditTrail trail;
    private final InstantSource clock;

    Retention(TrailSql sql, Farewells farewells, AuditTrail trail, InstantSource clock) {
        this.sql = sql;
        this.farewells = farewells;
        this.trail = trail;
        this.clock = clock;
    }

    /** Returns how many went. */
    long letGo(String tenant, Duration kept) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sql.run(tenant, jdbc -> sayFarewell(tenant, jdbc, now, now.minus(kept)));
        long gone = 0;
        int some = CHUNK;
        while (some == CHUNK) {
            some = sql.run(tenant, Retention::remove);
            gone += some;
        }
        return gone;
    }

    /** Also the note of it, all in one transaction. */
    private boolean sayFarewell(String tenant, JdbcClient jdbc, Instant now, Instant before) {
        long upto = number(jdbc, "select max(number) from audit_seal where at < ?", before);
        long already = number(jdbc, "select max(upto) from audit_farewell where at <= ?", now);
        if (upto <= already) {
            return false;
        }
        farewells.add(tenant, jdbc, upto, now);
        trail.note(
                Act.of(Kind.RETENTION)
                        .in(tenant)
                        .counting(entries(jdbc, already, upto))
                        .fact("seals", upto));
        return true;
    }

    private static long number(JdbcClient jdbc, String question, Instant time) {
        return jdbc.sql(question)
                .param(time.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private static long entries(JdbcClient jdbc, long after, long upto) {
        return jdbc.sql("select sum(entries) from audit_seal where number > ? and number <= ?")
                .param(after)
                .param(upto)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private static int remove(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        delete from audit_entry
                         where id in (select id from audit_entry
                                       where seal <= (select max(upto) from audit_farewell)
                                       limit ?)
                        """)
                .param(CHUNK)
                .update();
    }
}
