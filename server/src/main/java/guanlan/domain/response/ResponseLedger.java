package guanlan.domain.response;

import guanlan.platform.database.CompanySql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Keeps of which leads was told that their answer is nearly due, or late: each deadline once,
 * whichever node looks. Deadlines that are long over are nobody's news.
 */
@Repository
class ResponseLedger {
    private static final String DUE =
            """
            with asked (at) as (select cast(? as timestamptz)),
            due (lead, respond_by, late) as (
                select l.id, l.respond_by, l.respond_by <= a.at
                  from asked a cross join lead l
                  left join response_target t on t.id = l.response_target
                 where l.deleted_at is null and l.status = 'new' and l.responded_at is null
                   and l.respond_by > a.at - interval '2 days'
                   and l.respond_by <= a.at + interval '15 days'
                   and l.respond_by <= a.at + make_interval(mins => cast(
                           case when t.id is null then ? else coalesce(t.warn_minutes, 0) end as int))
                   and (l.owner is not null or t.responsible is not null)),
            told (lead, respond_by, late) as (
                insert into response_told (lead, respond_by, late, at)
                select d.lead, d.respond_by, d.late, a.at from due d cross join asked a order by d.lead, d.respond_by
                on conflict on constraint response_told_pk do nothing
                returning lead, respond_by, late)
            select d.lead, d.respond_by, d.late, l.owner, t.responsible,
                   case when t.tells_manager then u.manager end as manager, u.name
              from told d
              join lead l on l.id = d.lead
              left join response_target t on t.id = l.response_target
              left join "user" u on u.id = l.owner
             order by d.respond_by, d.lead
            """;

    private static final String FORGET =
            "delete from response_told where respond_by < cast(? as timestamptz) - interval '30 days'";

    private final CompanySql sql;

    ResponseLedger(CompanySql sql) {
        this.sql = sql;
    }

    /**
     * A lead whose answer is nearly due or late.
     *
     * @param responsible whom its target names
     * @param manager of the owner, where the target tells him
     */
    record Due(
            UUID lead,
            Instant by,
            boolean late,
            @Nullable UUID owner,
            @Nullable String ownerName,
            @Nullable UUID responsible,
            @Nullable UUID manager) {}

    /** Those that nobody was told of yet; from now on they were. */
    List<Due> take(Instant now) {
        return sql.run(
                jdbc -> {
                    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
                    jdbc.sql(FORGET).param(at).update();
                    return jdbc.sql(DUE)
                            .param(at)
                            .param((int) ResponseTarget.USUAL_WARNING.toMinutes())
                            .query((row, _) -> due(row))
                            .list();
                });
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject("lead", UUID.class),
                row.getObject("respond_by", OffsetDateTime.class).toInstant(),
                row.getBoolean("late"),
                row.getObject("owner", UUID.class),
                row.getString("name"),
                row.getObject("responsible", UUID.class),
                row.getObject("manager", UUID.class));
    }
}
