package guanlan.domain.pools;

import guanlan.platform.access.Caller;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which zone a company's days begin: where most of its people are. */
@Component
public class CompanyZone {
    private static final ZoneId USUAL = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;

    CompanyZone(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The product itself, where and when the company is. */
    public Caller caller() {
        Caller system = Caller.system(Caller.current().tenant());
        return new Caller(null, system.tenant(), system.roles(), system.locale(), now());
    }

    public ZoneId now() {
        return jdbc.sql(
                        """
                        select time_zone from system.credential
                         where tenant = ? and active
                         group by time_zone order by count(*) desc, time_zone limit 1
                        """)
                .param(Caller.current().tenant())
                .query(String.class)
                .optional()
                .map(ZoneId::of)
                .orElse(USUAL);
    }
}
