package guanlan.domain.warnings;

import guanlan.platform.database.CompanySql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What somebody was told and still holds, and what he did about it. */
@Repository
class ToldStore {
    private static final String HELD =
            """
            select w.id, w.rule, r.name, r.name_en, w.object, w.record, w.deadline, w.owner, t.level, t.snoozed_until, t.task
              from warning_told t
              join warning w on w.id = t.warning
              join warning_rule r on r.id = w.rule
             where t.person = ? and w.resolved_at is null
            """;

    private static final String OF_SOME =
            HELD
                    + """
                       and (? = 'all' or ? = case when t.task is not null then 'task'
                                                  when t.snoozed_until is not null then 'snoozed' else 'open' end)
                     order by w.deadline, w.id limit ?
                    """;

    private final CompanySql sql;

    ToldStore(CompanySql sql) {
        this.sql = sql;
    }

    /** Which of those that somebody holds. */
    enum Which {
        /** Neither put off nor made a task. */
        OPEN,
        SNOOZED,
        TASK,
        ALL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The most pressing first: the oldest deadline. */
    List<MyWarning> of(UUID person, Which which, int limit) {
        return sql.run(
                jdbc ->
                        jdbc.sql(OF_SOME)
                                .param(person)
                                .param(which.word())
                                .param(which.word())
                                .param(limit)
                                .query((row, _) -> warning(row))
                                .list());
    }

    List<MyWarning> of(UUID person, UUID record) {
        return sql.run(
                jdbc ->
                        jdbc.sql(HELD + " and w.record = ? order by w.deadline, w.id")
                                .param(person)
                                .param(record)
                                .query((row, _) -> warning(row))
                                .list());
    }

    Optional<MyWarning> find(UUID person, UUID warning) {
        return sql.run(
                jdbc ->
                        jdbc.sql(HELD + " and w.id = ?")
                                .param(person)
                                .param(warning)
                                .query((row, _) -> warning(row))
                                .optional());
    }

    void snooze(UUID person, UUID warning, @Nullable Instant until) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        "update warning_told set snoozed_until = cast(? as timestamptz) where person = ? and warning = ?")
                                .param(until == null ? null : until.atOffset(ZoneOffset.UTC))
                                .param(person)
                                .param(warning)
                                .update());
    }

    /** Whether it was none before. */
    boolean task(UUID person, UUID warning, UUID task) {
        return sql.run(
                        jdbc ->
                                jdbc.sql(
                                                "update warning_told set task = ? where person = ? and warning = ? and task is null")
                                        .param(task)
                                        .param(person)
                                        .param(warning)
                                        .update())
                > 0;
    }

    private static MyWarning warning(ResultSet row) throws SQLException {
        OffsetDateTime snoozed = row.getObject("snoozed_until", OffsetDateTime.class);
        return new MyWarning(
                row.getObject("id", UUID.class),
                row.getObject("rule", UUID.class),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("object"),
                row.getObject("record", UUID.class),
                null,
                row.getObject("deadline", OffsetDateTime.class).toInstant(),
                row.getInt("level"),
                row.getObject("owner", UUID.class),
                null,
                snoozed == null ? null : snoozed.toInstant(),
                row.getObject("task", UUID.class));
    }
}
