package guanlan.platform.identity;

import guanlan.platform.access.Caller;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People as they would act if they were here, for work that is done in their name. */
@Component
public final class Callers {
    private final JdbcClient jdbc;

    Callers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing when the person may not sign in any more. */
    public Optional<Caller> of(String tenant, UUID user) {
        return jdbc.sql(
                        """
                        select * from system.credential
                         where tenant = ? and user_id = ? and active
                         limit 1
                        """)
                .param(tenant)
                .param(user)
                .query((row, _) -> Credentials.read(row).caller())
                .optional();
    }
}
