package guanlan.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ApiUseIT {
    @RegisterExtension static final Postgres postgres = Postgres.migrated();

    private static final UUID KEY = UUID.fromString("00000000-0000-7000-8000-0000000000aa");
    private static final Caller LIN =
            new Caller(UUID.randomUUID(), "main", Set.of(), Locale.CHINESE, ZoneOffset.UTC);

    @TempDir private Path secrets;

    @Test
    void becomesOneEntryForAKeyAndAnHour() {
        var kit = new TrailKit(postgres, secrets);
        var here = new ApiUse(kit.sql, kit.trail, kit.clock);
        var there = new ApiUse(kit.sql, kit.trail, kit.clock);
        here.count(LIN, KEY, true, false);
        here.count(LIN, KEY, false, false);
        here.settle("main");
        there.count(LIN, KEY, false, true);
        there.settle("main");
        here.settle("main");
        assertThat(kit.kinds()).isEmpty();

        kit.clock.pass(Duration.ofMinutes(66));
        here.count(LIN, KEY, true, true);
        here.settle("main");
        there.settle("main");
        List<String> noted =
                kit.jdbc
                        .sql("select count || facts from t_main.audit_entry where key = ?")
                        .param(KEY)
                        .query(String.class)
                        .list();
        assertThat(noted)
                .containsExactly(
                        "3{\"changes\":1,\"hour\":\"2026-03-05T08:00:00Z\",\"refused\":1}");
    }
}
