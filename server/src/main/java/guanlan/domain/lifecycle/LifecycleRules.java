package guanlan.domain.lifecycle;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.database.CompanySql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The rules of a company, read with all rights: they hold for everybody alike. */
@Repository
class LifecycleRules {
    static final ObjectName OBJECT = new ObjectName("lifecycle_rule");

    private static final String RULES =
            """
            select id, name, name_en, active, state, "from", condition
              from lifecycle_rule
             where deleted_at is null
             order by "position", created_at, id
            """;

    private static final String NAMES =
            "select id, name, name_en from lifecycle_rule where id = any (cast(? as uuid[]))";

    private final CompanySql sql;

    LifecycleRules(CompanySql sql) {
        this.sql = sql;
    }

    /** All, in their order. */
    List<LifecycleRule> all() {
        return sql.run(jdbc -> jdbc.sql(RULES).query((row, _) -> rule(row)).list());
    }

    /** Those that hold. */
    Ladder ladder() {
        return new Ladder(all().stream().filter(LifecycleRule::active).toList());
    }

    /** What they are called, those that are gone too. */
    Map<UUID, LifecycleRule.Names> names(Collection<UUID> ids) {
        Map<UUID, LifecycleRule.Names> names = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.run(
                            jdbc ->
                                    jdbc.sql(NAMES)
                                            .param(CompanySql.ids(ids))
                                            .query(
                                                    (row, _) ->
                                                            Map.entry(
                                                                    row.getObject("id", UUID.class),
                                                                    names(row)))
                                            .list())
                    .forEach(each -> names.put(each.getKey(), each.getValue()));
        }
        return names;
    }

    private static LifecycleRule rule(ResultSet row) throws SQLException {
        Array from = row.getArray("from");
        return new LifecycleRule(
                row.getObject("id", UUID.class),
                names(row),
                row.getBoolean("active"),
                row.getString("state"),
                from == null ? Set.of() : Set.copyOf(List.of((String[]) from.getArray())),
                filled(row.getString("condition")));
    }

    private static LifecycleRule.Names names(ResultSet row) throws SQLException {
        return new LifecycleRule.Names(row.getString("name"), filled(row.getString("name_en")));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
