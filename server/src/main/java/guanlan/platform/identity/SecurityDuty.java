package guanlan.platform.identity;

import guanlan.platform.audit.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a company asks for a second factor. */
@Component
public final class SecurityDuty {
    private final JdbcClient jdbc;
    private final Journal journal;

    SecurityDuty(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /** Who must have one; everybody may. */
    public enum Who {
        OPTIONAL,
        ADMINISTRATORS,
        EVERYBODY;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> CHOICES = Arrays.stream(Who.values()).map(Who::key).toList();

    public Who of(String tenant) {
        return jdbc.sql("select second_factor from system.tenant where slug = ?")
                .param(tenant)
                .query((row, _) -> Who.valueOf(row.getString(1).toUpperCase(Locale.ROOT)))
                .single();
    }

    public Who keep(Credential by, String who) {
        var entries = new Entries();
        entries.choice("secondFactor", who, CHOICES);
        entries.refuseFindings();
        jdbc.sql("update system.tenant set second_factor = ? where slug = ?")
                .param(who)
                .param(by.tenant())
                .update();
        journal.note(Kind.CONFIGURATION, by, "second factor", "who", who);
        return of(by.tenant());
    }
}
