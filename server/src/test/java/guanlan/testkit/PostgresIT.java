package guanlan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresIT {
    @RegisterExtension static final Postgres migrated = Postgres.migrated();
    @RegisterExtension static final Postgres empty = Postgres.empty();

    @Test
    void givesTwoDatabasesThatAreNotTheSame() {
        assertThat(schemas(migrated)).contains("system");
        assertThat(schemas(empty)).doesNotContain("system");
    }

    @Test
    void sortsChineseByPinyinAndKnowsItsTrigrams() {
        assertThat(migrated.jdbc().sql("select show_trgm('百度')::text").query(String.class).single())
                .isNotEqualTo("{}");
        assertThat(
                        migrated.jdbc()
                                .sql(
                                        "select string_agg(name, '' order by name) from (values ('张'), ('李'), ('王')) t(name)")
                                .query(String.class)
                                .single())
                .isEqualTo("李王张");
    }

    @Test
    void rollsBackWhatATransactionDidNotFinish() {
        migrated.jdbc().sql("create table note (text text)").update();
        migrated.transactions()
                .executeWithoutResult(
                        status -> {
                            migrated.jdbc().sql("insert into note values ('a')").update();
                            status.setRollbackOnly();
                        });
        assertThat(migrated.jdbc().sql("select count(*) from note").query(Long.class).single())
                .isZero();
    }

    private static List<String> schemas(Postgres postgres) {
        return postgres.jdbc().sql("select nspname from pg_namespace").query(String.class).list();
    }
}
