package guanlan.domain.response;

import guanlan.core.values.WorkingHours;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.database.CompanySql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The targets of a company, read with all rights: they hold for everybody alike. */
@Repository
class ResponseTargets {
    static final ObjectName OBJECT = new ObjectName("response_target");

    private static final String ACTIVE =
            """
            select id, applies, minutes, warn_minutes, always, work_days, works_from, works_to
              from response_target
             where deleted_at is null and active
             order by "position" nulls last, created_at, id
            """;

    private final CompanySql sql;

    ResponseTargets(CompanySql sql) {
        this.sql = sql;
    }

    /** Those that hold, in their order. */
    List<ResponseTarget> active() {
        return sql.run(jdbc -> jdbc.sql(ACTIVE).query((row, _) -> target(row)).list());
    }

    private static ResponseTarget target(ResultSet row) throws SQLException {
        return new ResponseTarget(
                row.getObject("id", UUID.class),
                filled(row.getString("applies")),
                Duration.ofMinutes(row.getLong("minutes")),
                row.getBoolean("always") ? null : hours(row),
                Duration.ofMinutes(row.getLong("warn_minutes")));
    }

    private static WorkingHours hours(ResultSet row) throws SQLException {
        Array days = row.getArray("work_days");
        return WorkingHours.of(
                days == null ? List.of() : List.of((String[]) days.getArray()),
                row.getString("works_from"),
                row.getString("works_to"));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
