package guanlan.domain.pools;

import guanlan.platform.database.CompanySql;
import guanlan.platform.problems.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Release rules, which of their runs there were, and of what was warned. */
@Repository
class RuleStore {
    private static final int USUAL_HOUR = 1;

    private static final String RULES =
            """
            select id, pool, name, active, applies, idle_days, dealless_days, remind_days, runs_at, updated_at
              from pool_rule
             where deleted_at is null
             order by "position", created_at, id
            """;

    private final CompanySql sql;

    RuleStore(CompanySql sql) {
        this.sql = sql;
    }

    /** A record that is about to be released, and since when nothing happened with it. */
    record Quiet(UUID record, Instant since) {}

    /** In the order in which they count. */
    List<Rule> all() {
        return sql.run(jdbc -> jdbc.sql(RULES).query((row, _) -> rule(row)).list());
    }

    Rule require(UUID id) {
        return all().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(PoolProblem.RULE_ABSENT, Map.of("id", id)));
    }

    private static Rule rule(ResultSet row) throws SQLException {
        String applies = row.getString("applies");
        Integer hour = number(row, "runs_at");
        return new Rule(
                row.getObject("id", UUID.class),
                row.getObject("pool", UUID.class),
                row.getString("name"),
                row.getBoolean("active"),
                applies == null || applies.isBlank() ? null : applies,
                number(row, "idle_days"),
                number(row, "dealless_days"),
                number(row, "remind_days"),
                hour == null ? USUAL_HOUR : hour,
                row.getTimestamp("updated_at").toInstant());
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : Math.toIntExact(number);
    }

    /** Whether the rule did not run on that day; it has now. */
    boolean begins(UUID rule, LocalDate day, Instant at) {
        return sql.run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                                insert into pool_run (rule, day, at) values (?, ?, ?)
                                                on conflict on constraint pool_run_pk do nothing
                                                """)
                                        .param(rule)
                                        .param(day)
                                        .param(at.atOffset(ZoneOffset.UTC))
                                        .update())
                > 0;
    }

    void ordered(UUID rule, LocalDate day, UUID mass) {
        sql.run(
                jdbc ->
                        jdbc.sql("update pool_run set mass = ? where rule = ? and day = ?")
                                .param(mass)
                                .param(rule)
                                .param(day)
                                .update());
    }

    /** Those of which nobody was warned yet; they are taken as warned now. */
    Set<UUID> unwarned(UUID rule, List<Quiet> quiet, Instant at) {
        List<UUID> records = new ArrayList<>();
        String[] since = new String[quiet.size()];
        for (int place = 0; place < since.length; place++) {
            records.add(quiet.get(place).record());
            since[place] = quiet.get(place).since().atOffset(ZoneOffset.UTC).toString();
        }
        return Set.copyOf(
                sql.run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                                insert into pool_warning (rule, record, since, at)
                                                select ?, quiet.record, cast(quiet.since as timestamptz), ?
                                                  from unnest(cast(? as uuid[]), cast(? as text[])) as quiet (record, since)
                                                on conflict on constraint pool_warning_pk do nothing
                                                returning record
                                                """)
                                        .param(rule)
                                        .param(at.atOffset(ZoneOffset.UTC))
                                        .param(CompanySql.ids(records))
                                        .param(since)
                                        .query(UUID.class)
                                        .list()));
    }
}
