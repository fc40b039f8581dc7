package guanlan.domain.warnings;

import guanlan.platform.database.CompanySql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Warnings and who was told of them. What passed its deadline stands in the table that {@link
 * guanlan.engine.query.Deadlines} fills, so that a rule is compared with its warnings as a whole,
 * however many there are.
 */
@Repository
class WarningStore {
    private static final String ONLY_THOSE =
            "delete from due_now where not record = any (cast(? as uuid[]))";

    /** A goal is of the person that it names, or of who leads its team, whoever made it. */
    private static final String OF_PERSONS =
            """
            update due_now d set owner = coalesce(g.person, t.manager, d.owner)
              from goal g left join department t on t.id = g.team
             where g.id = d.record
            """;

    /** When it is somebody else's now, he hears of it, and his managers; the others no longer. */
    private static final String OPEN =
            """
            with opened as (
                insert into warning as w (rule, object, record, deadline, owner, at)
                select ?, ?, d.record, d.deadline, d.owner, ? from due_now d where d.owner is not null order by d.record
                on conflict on constraint warning_deadline_unique do update
                   set resolved_at = null, owner = excluded.owner
                 where w.resolved_at is not null or w.owner is distinct from excluded.owner
                returning w.id, old.owner as was, new.owner as owner)
            delete from warning_told t using opened o where t.warning = o.id and o.was <> o.owner
            """;

    private static final String RESOLVE =
            """
            update warning w set resolved_at = ?
             where w.rule = ? and w.resolved_at is null
               and (cast(? as uuid[]) is null or w.record = any (cast(? as uuid[])))
               and not exists (select from due_now d
                                where d.record = w.record and d.deadline = w.deadline and d.owner is not null)
            """;

    private static final String RESOLVE_ALL =
            "update warning set resolved_at = ? where resolved_at is null and not rule = any (cast(? as uuid[]))";

    private static final String TELL =
            """
            insert into warning_told (warning, person, level, at)
            select w.id, p.person, min(p.level), cast(? as timestamptz)
              from warning w
              join lateral (
                    select w.owner, 0
                    union all
                    select m.manager, 1 from "user" m
                     where m.id = w.owner and w.deadline + make_interval(days => cast(? as int)) <= ?
                    union all
                    select n.manager, 2 from "user" m join "user" n on n.id = m.manager
                     where m.id = w.owner and w.deadline + make_interval(days => cast(? as int)) <= ?) as p (person, level) on true
              join "user" u on u.id = p.person and u.active is not false and u.deleted_at is null
             where w.rule = ? and w.resolved_at is null
               and (cast(? as uuid[]) is null or w.record = any (cast(? as uuid[])))
             group by w.id, p.person
             order by w.id, p.person
            on conflict on constraint warning_told_pk do nothing
            returning warning, person, level
            """;

    private static final String WAKE =
            """
            update warning_told t set snoozed_until = null
              from warning w
             where w.id = t.warning and w.rule = ? and w.resolved_at is null and t.snoozed_until <= ?
            returning t.warning, t.person, t.level
            """;

    private static final String RECORDS =
            "select id, object, record, deadline, at from warning where id = any (cast(? as uuid[])) order by deadline, id";

    private final CompanySql sql;

    WarningStore(CompanySql sql) {
        this.sql = sql;
    }

    /** Somebody who is to hear of a warning now. */
    record Telling(UUID warning, UUID person, int level) {}

    /** A warning without who was told. */
    record Kept(UUID id, String object, UUID record, Instant deadline, Instant at) {}

    /** One evaluator of a rule at a time, until the transaction is done. */
    void alone(String tenant, UUID rule) {
        sql.run(
                jdbc ->
                        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                                .param("warnings of " + tenant + " " + rule)
                                .query((_, _) -> true)
                                .single());
    }

    /** Of goals whose deadline passed only some are meant. */
    void onlyThose(Collection<UUID> goals) {
        sql.run(
                jdbc -> {
                    jdbc.sql(OF_PERSONS).update();
                    return jdbc.sql(ONLY_THOSE).param(CompanySql.ids(goals)).update();
                });
    }

    void open(WarningRule rule, Instant now) {
        sql.run(
                jdbc ->
                        jdbc.sql(OPEN)
                                .param(rule.id())
                                .param(rule.object().value())
                                .param(at(now))
                                .update());
    }

    void resolve(WarningRule rule, @Nullable Collection<UUID> among, Instant now) {
        String[] those = among == null ? null : CompanySql.ids(among);
        sql.run(
                jdbc ->
                        jdbc.sql(RESOLVE)
                                .param(at(now))
                                .param(rule.id())
                                .param(those)
                                .param(those)
                                .update());
    }

    /** What rules said that no longer hold. */
    void resolveAllBut(Collection<UUID> rules, Instant now) {
        sql.run(jdbc -> jdbc.sql(RESOLVE_ALL).param(at(now)).param(CompanySql.ids(rules)).update());
    }

    List<Telling> tell(WarningRule rule, @Nullable Collection<UUID> among, Instant now) {
        String[] those = among == null ? null : CompanySql.ids(among);
        return sql.run(
                jdbc ->
                        jdbc.sql(TELL)
                                .param(at(now))
                                .param(rule.told().manager())
                                .param(at(now))
                                .param(rule.told().escalated())
                                .param(at(now))
                                .param(rule.id())
                                .param(those)
                                .param(those)
                                .query((row, _) -> telling(row))
                                .list());
    }

    /** Those who wanted to hear of it again by now. */
    List<Telling> wake(WarningRule rule, Instant now) {
        return sql.run(
                jdbc ->
                        jdbc.sql(WAKE)
                                .param(rule.id())
                                .param(at(now))
                                .query((row, _) -> telling(row))
                                .list());
    }

    /** They may not see the record; should they ever, they are told then. */
    void untell(UUID person, Collection<UUID> warnings) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        "delete from warning_told where person = ? and warning = any (cast(? as uuid[]))")
                                .param(person)
                                .param(CompanySql.ids(warnings))
                                .update());
    }

    List<Kept> find(Collection<UUID> ids) {
        return sql.run(
                jdbc ->
                        jdbc.sql(RECORDS)
                                .param(CompanySql.ids(ids))
                                .query((row, _) -> kept(row))
                                .list());
    }

    /** The next moment at which a manager is to be told, or somebody wanted to hear again. */
    Optional<Instant> next(WarningRule rule, Instant now) {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        select min(moment) as moment from (
                                            select t.snoozed_until from warning_told t join warning w on w.id = t.warning
                                             where w.rule = ? and w.resolved_at is null and t.snoozed_until > ?
                                            union all
                                            select w.deadline + make_interval(days => later.days)
                                              from warning w, unnest(cast(? as int[])) as later (days)
                                             where w.rule = ? and w.resolved_at is null
                                               and w.deadline + make_interval(days => later.days) > ?) as coming (moment)
                                        """)
                                .param(rule.id())
                                .param(at(now))
                                .param(later(rule.told()))
                                .param(rule.id())
                                .param(at(now))
                                .query(
                                        (row, _) ->
                                                Optional.ofNullable(
                                                        row.getObject(
                                                                "moment", OffsetDateTime.class)))
                                .single()
                                .map(OffsetDateTime::toInstant));
    }

    private static String later(WarningRule.Told told) {
        return Stream.of(Optional.ofNullable(told.manager()), Optional.ofNullable(told.escalated()))
                .flatMap(Optional::stream)
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Telling telling(ResultSet row) throws SQLException {
        return new Telling(
                row.getObject("warning", UUID.class),
                row.getObject("person", UUID.class),
                row.getInt("level"));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("object"),
                row.getObject("record", UUID.class),
                row.getObject("deadline", OffsetDateTime.class).toInstant(),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
