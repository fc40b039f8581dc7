package guanlan.domain.scoring;

import guanlan.domain.scoring.ScoreRule.Dimension;
import guanlan.domain.scoring.ScoreRule.Reason;
import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import guanlan.platform.database.Tenants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads scoring rules; every write of leads asks for them. */
@Repository
class ScoreRules {
    private static final String ACTIVE =
            """
            select id, name, name_en, dimension, applies, points from score_rule
             where deleted_at is null and active
             order by "position" nulls last, created_at, id
            """;

    private static final String ANY =
            "select exists (select 1 from \"%s\".score_rule where deleted_at is null and active)";

    private final CompanySql sql;
    private final JdbcClient jdbc;
    private final Tenants tenants;

    ScoreRules(CompanySql sql, JdbcClient jdbc, Tenants tenants) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    List<ScoreRule> active() {
        String schema = tenants.schema(Caller.current().tenant());
        boolean any = jdbc.sql(ANY.formatted(schema)).query(Boolean.class).single();
        return any
                ? sql.run(run -> run.sql(ACTIVE).query((row, _) -> rule(row)).list())
                : List.of();
    }

    private static ScoreRule rule(ResultSet row) throws SQLException {
        return new ScoreRule(
                row.getObject("id", UUID.class),
                Dimension.of(row.getString("dimension")),
                row.getString("applies"),
                row.getInt("points"),
                new Reason(row.getString("name"), row.getString("name_en")));
    }
}
