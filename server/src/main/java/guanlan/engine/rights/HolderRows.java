package guanlan.engine.rights;

import guanlan.engine.schema.Links;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Statements;
import guanlan.engine.schema.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All that somebody's rights are compiled from, in one question: where he stands, what was granted
 * to him, what is shared with him, and for whom he stands in. Asked apart, the ways to the database
 * would cost more than all the rest.
 */
@Component
class HolderRows {
    /** Absent people, and who stands in for each. */
    static final ObjectName ABSENCE = new ObjectName("absence");

    private static final String QUESTION =
            """
            with recursive asked(person, moment, zone) as (
                select cast({8} as uuid), cast({9} as timestamptz), cast({10} as text)),
            own as (
                select department, "position" from {0} where id = (select person from asked)),
            place(id) as (
                select target from {1} where record = (select person from asked) and relation = 'user.departments'
                union
                select department from own where department is not null),
            below(id) as (
                select id from place
                union
                select d.id from {2} d join below b on d.parent = b.id where d.deleted_at is null),
            above(id) as (
                select id from place
                union
                select d.parent from {2} d join above a on d.id = a.id where d.parent is not null),
            given as (
                select role, "from" as since, until from {3} where deleted_at is null and {4}),
            held(role) as (
                select cast({5} as text)
                union
                select role from given, asked where (since is null or since <= moment) and (until is null or until > moment)),
            shared as (
                select distinct target, condition,
                       case when condition is not null then level end as level,
                       case when condition is not null then until end as until
                  from {6}
                 where deleted_at is null and (until is null or until > (select moment from asked))
                   and ({4} or role in (select role from held))),
            away as (
                select a.person,
                       cast(a.first_day as timestamp) at time zone zone as since,
                       cast(a.last_day + 1 as timestamp) at time zone zone as until
                  from {7} a join {0} p on p.id = a.person, asked
                 where a.delegate = (select asked.person from asked) and a.deleted_at is null
                   and p.deleted_at is null and p.active is not false)
            select 'own' as kind, department as id, "position" as word, cast(null as text) as condition,
                   cast(null as text) as level, cast(null as timestamptz) as since, cast(null as timestamptz) as until
              from own
            union all select 'place', id, null, null, null, null, null from place
            union all select 'below', id, null, null, null, null, null from below
            union all select 'above', id, null, null, null, null, null from above
            union all select 'grant', null, role, null, null, since, until from given
            union all select 'share', null, target, condition, level, null, until from shared
            union all select 'away', person, null, null, null, since, until
                        from away where until is null or until > (select moment from asked)
            """;

    private final Statements statements;

    HolderRows(Statements statements) {
        this.statements = statements;
    }

    /** Its text depends on nothing but where the company's tables are. */
    private record Shape(String schema) {}

    /**
     * Something that is known of the person.
     *
     * @param kind own, place, below, above, grant, share or away
     */
    record Line(
            String kind,
            @Nullable UUID id,
            @Nullable String word,
            @Nullable String condition,
            @Nullable String level,
            @Nullable Instant since,
            @Nullable Instant until) {}

    /** Days begin where the person is. */
    List<Line> of(String schema, UUID person, Instant now, ZoneId zone) {
        return statements
                .of(new Shape(schema), () -> question(schema))
                .params(person, now.atOffset(ZoneOffset.UTC), zone.getId())
                .query((row, _) -> line(row))
                .list();
    }

    private static QueryPart question(String schema) {
        return DSL.sql(
                QUESTION,
                Tables.of(schema, ObjectName.USER),
                Links.of(schema),
                Tables.of(schema, ObjectName.DEPARTMENT),
                Tables.of(schema, RightsStore.GRANT),
                Party.reaches(asked()),
                DSL.inline(RoleDefinition.BASE),
                Tables.of(schema, RightsStore.SHARE),
                Tables.of(schema, ABSENCE),
                DSL.val("person"),
                DSL.val("moment"),
                DSL.val("zone"));
    }

    private static Party.Reached asked() {
        return new Party.Reached(
                DSL.field("(select asked.person from asked)", UUID.class),
                DSL.condition("{0} in (select id from place)", Party.UNIT),
                DSL.condition("{0} in (select id from above)", Party.UNIT),
                Party.sameWord(DSL.field("(select \"position\" from own)", String.class)));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("kind"),
                row.getObject("id", UUID.class),
                row.getString("word"),
                row.getString("condition"),
                row.getString("level"),
                moment(row, "since"),
                moment(row, "until"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
