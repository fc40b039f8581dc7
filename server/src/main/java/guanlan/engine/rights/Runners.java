package guanlan.engine.rights;

import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.access.Runner;
import guanlan.platform.problems.Problem;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever ordered a job, as he is when it runs: what was taken from him since, the job does not
 * have either, and for one who may not sign in any more it does nothing.
 */
@Component
public class Runners {
    private final JdbcClient jdbc;

    Runners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Entrance(boolean active, Role role) {}

    /** A caller who never signs in (the product's own) stays as he was. */
    public Caller now(Runner runner, String tenant) {
        Caller then = runner.in(tenant);
        UUID user = then.user();
        if (user == null) {
            return then;
        }
        return jdbc.sql(
                        "select active, role from system.credential where tenant = ? and user_id = ?")
                .param(tenant)
                .param(user)
                .query(
                        (row, _) ->
                                new Entrance(
                                        row.getBoolean("active"), Role.of(row.getString("role"))))
                .optional()
                .map(entrance -> as(then, entrance))
                .orElse(then);
    }

    private static Caller as(Caller then, Entrance entrance) {
        if (!entrance.active()) {
            throw new Problem(AccessProblem.REFUSED, Map.of("user", String.valueOf(then.user())));
        }
        return new Caller(
                        then.user(),
                        then.tenant(),
                        Set.of(entrance.role()),
                        then.locale(),
                        then.zone())
                .with(then.mandate());
    }
}
