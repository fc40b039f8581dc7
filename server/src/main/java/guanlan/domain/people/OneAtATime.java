package guanlan.domain.people;

import guanlan.platform.access.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one transaction after the other change the lines of a company: two that each close half of a
 * loop would not see each other.
 */
@Component
class OneAtATime {
    private final JdbcClient jdbc;

    OneAtATime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held until the transaction ends. */
    void hold(String lines) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(lines + " of " + Caller.current().tenant())
                .query((_, _) -> true)
                .single();
    }
}
