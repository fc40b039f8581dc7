package guanlan.platform.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the companies of this installation call themselves. */
@Component
public final class Companies {
    private final JdbcClient jdbc;

    Companies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A company: {@code slug} for programs, {@code name} for people. */
    public record Company(String slug, String name) {}

    public Company require(String slug) {
        return jdbc.sql("select slug, name from system.tenant where slug = ?")
                .param(slug)
                .query((row, _) -> new Company(row.getString(1), row.getString(2)))
                .single();
    }

    void rename(String slug, String name) {
        jdbc.sql("update system.tenant set name = ? where slug = ?")
                .param(name)
                .param(slug)
                .update();
    }
}
