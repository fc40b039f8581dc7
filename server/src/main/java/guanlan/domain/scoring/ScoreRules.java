package guanlan.domain.scoring;

import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.database.CompanySql;
import guanlan.platform.problems.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The rules of a company, read with all rights: they hold for everybody alike. */
@Repository
class ScoreRules {
    static final ObjectName OBJECT = new ObjectName("score_rule");

    private static final String RULES =
            """
            select id, name, name_en, active, dimension, applies, points
              from score_rule
             where deleted_at is null
             order by "position" nulls last, created_at, id
            """;

    private final CompanySql sql;
    private final Schemas schemas;
    private final CriteriaConditions criteria;

    ScoreRules(CompanySql sql, Schemas schemas, CriteriaConditions criteria) {
        this.sql = sql;
        this.schemas = schemas;
        this.criteria = criteria;
    }

    /** All, in their order. */
    List<ScoreRule> all() {
        return sql.run(jdbc -> jdbc.sql(RULES).query((row, _) -> rule(row)).list());
    }

    /** Those that are turned on. */
    List<ScoreRule> active() {
        return all().stream().filter(ScoreRule::active).toList();
    }

    /** Those that hold: one that can no longer be read gives nobody points. */
    Scoring sound() {
        return sound(active());
    }

    Scoring sound(List<ScoreRule> rules) {
        return new Scoring(rules.stream().filter(rule -> fault(rule).isEmpty()).toList());
    }

    /** Why it cannot be read; for the product itself, which may read every field. */
    Optional<String> fault(ScoreRule rule) {
        ObjectDefinition lead = schemas.require(LeadScores.LEAD);
        try {
            criteria.require(rule.enclosed(), lead);
            return Optional.empty();
        } catch (Problem unreadable) {
            return Optional.of(
                    Objects.toString(unreadable.params().get("reason"), unreadable.code().key()));
        }
    }

    private static ScoreRule rule(ResultSet row) throws SQLException {
        return new ScoreRule(
                row.getObject("id", UUID.class),
                new ScoreRule.Names(row.getString("name"), filled(row.getString("name_en"))),
                row.getBoolean("active"),
                Dimension.of(row.getString("dimension")),
                row.getString("applies"),
                row.getInt("points"));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
