package guanlan.domain.warnings;

import guanlan.engine.query.Deadlines;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.database.CompanySql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The rules of a company, read with all rights: they hold for everybody alike. */
@Repository
class WarningRules {
    static final ObjectName OBJECT = new ObjectName("warning_rule");

    private static final String RULES =
            """
            select id, name, name_en, active, object, since, days, days_of, condition, behind, manager_days, escalate_days
              from warning_rule
             where deleted_at is null
             order by "position", created_at, id
            """;

    private final CompanySql sql;

    WarningRules(CompanySql sql) {
        this.sql = sql;
    }

    /** All, in their order. */
    List<WarningRule> all() {
        return sql.run(jdbc -> jdbc.sql(RULES).query((row, _) -> rule(row)).list());
    }

    /** Those that hold. */
    List<WarningRule> active() {
        return all().stream().filter(WarningRule::active).toList();
    }

    private static WarningRule rule(ResultSet row) throws SQLException {
        Array since = row.getArray("since");
        Integer days = number(row, "days");
        var deadline =
                new Deadlines.Asked(
                        new ObjectName(row.getString("object")),
                        since == null ? List.of() : List.of((String[]) since.getArray()),
                        days == null ? 0 : days,
                        filled(row.getString("days_of")),
                        filled(row.getString("condition")));
        return new WarningRule(
                row.getObject("id", UUID.class),
                new WarningRule.Names(row.getString("name"), filled(row.getString("name_en"))),
                row.getBoolean("active") && WarningRule.isWhole(deadline.since()),
                deadline,
                row.getBoolean("behind"),
                new WarningRule.Told(number(row, "manager_days"), number(row, "escalate_days")));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : Math.toIntExact(number);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
