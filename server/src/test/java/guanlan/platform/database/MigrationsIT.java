package guanlan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.testkit.Postgres;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsIT {
    @RegisterExtension static final Postgres postgres = Postgres.empty();

    private final Migrations migrations = new Migrations(new Tenants());

    @Test
    void makesTheSystemAndEveryTenantAndRemembersThat() throws SQLException {
        migrations.run(postgres.database());
        assertThat(
                        text(
                                "select string_agg(nspname, ' ' order by nspname) from pg_namespace where nspname in ('system', 't_main')"))
                .isEqualTo("system t_main");
        assertThat(text("select fingerprint from system.migrated"))
                .isEqualTo(migrations.fingerprint());

        // Nothing is new, so nothing is asked of Flyway, which would notice that its table is gone.
        postgres.jdbc().sql("alter table system.migration rename to moved").update();
        migrations.run(postgres.database());
        assertThat(text("select coalesce(to_regclass('system.migration')::text, 'none')"))
                .isEqualTo("none");
        postgres.jdbc().sql("alter table system.moved rename to migration").update();
    }

    @Test
    void refusesTheDataOfANewerVersion() throws SQLException {
        migrations.run(postgres.database());
        postgres.jdbc().sql("update system.migrated set fingerprint = 'newer'").update();
        postgres.jdbc()
                .sql(
                        "insert into system.migration select 9999, '9999', 'from the future', type, script, checksum, installed_by, installed_on, execution_time, success from system.migration where installed_rank = 1")
                .update();
        assertThatThrownBy(() -> migrations.run(postgres.database()))
                .isInstanceOf(StartRefused.class);
        postgres.jdbc().sql("delete from system.migration where installed_rank = 9999").update();
    }

    private String text(String query) {
        return postgres.jdbc().sql(query).query(String.class).single();
    }
}
