package guanlan.engine.rights;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.Links;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Tables;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
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

    static final Field<String> KIND = field(name("kind"), String.class);
    static final Field<UUID> ID = field(name("id"), UUID.class);
    static final Field<String> WORD = field(name("word"), String.class);
    static final Field<String> CONDITION = field(name("condition"), String.class);
    static final Field<String> LEVEL = field(name("level"), String.class);
    static final Field<Instant> SINCE = field(name("since"), SQLDataType.INSTANT);
    static final Field<Instant> UNTIL = field(name("until"), SQLDataType.INSTANT);

    private static final String QUESTION =
            """
            with recursive own as (
                select department, "position" from {0} where id = {1}),
            place(id) as (
                select target from {2} where record = {1} and relation = 'user.departments'
                union
                select department from own where department is not null),
            below(id) as (
                select id from place
                union
                select d.id from {3} d join below b on d.parent = b.id where d.deleted_at is null),
            above(id) as (
                select id from place
                union
                select d.parent from {3} d join above a on d.id = a.id where d.parent is not null),
            given as (
                select role, "from" as since, until from {4} where deleted_at is null and {5}),
            held(role) as (
                select cast({6} as text)
                union
                select role from given where (since is null or since <= {7}) and (until is null or until > {7})),
            shared as (
                select distinct target, condition,
                       case when condition is not null then level end as level,
                       case when condition is not null then until end as until
                  from {8}
                 where deleted_at is null and (until is null or until > {7}) and ({5} or role in (select role from held))),
            away as (
                select a.person,
                       cast(a.first_day as timestamp) at time zone {10} as since,
                       cast(a.last_day + 1 as timestamp) at time zone {10} as until
                  from {9} a join {0} p on p.id = a.person
                 where a.delegate = {1} and a.deleted_at is null and p.deleted_at is null and p.active is not false)
            select 'own' as kind, department as id, "position" as word, cast(null as text) as condition,
                   cast(null as text) as level, cast(null as timestamptz) as since, cast(null as timestamptz) as until
              from own
            union all select 'place', id, null, null, null, null, null from place
            union all select 'below', id, null, null, null, null, null from below
            union all select 'above', id, null, null, null, null, null from above
            union all select 'grant', null, role, null, null, since, until from given
            union all select 'share', null, target, condition, level, null, until from shared
            union all select 'away', person, null, null, null, since, until from away where until is null or until > {7}
            """;

    private final DSLContext dsl;

    HolderRows(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Days begin where the person is. */
    Result<? extends Record> of(String schema, UUID person, Instant now, ZoneId zone) {
        Field<UUID> me = DSL.val(person);
        return dsl.resultQuery(
                        QUESTION,
                        Tables.of(schema, ObjectName.USER),
                        me,
                        Links.of(schema),
                        Tables.of(schema, ObjectName.DEPARTMENT),
                        Tables.of(schema, RightsStore.GRANT),
                        Party.reaches(asked(me)),
                        DSL.val(RoleDefinition.BASE),
                        DSL.val(now, SQLDataType.INSTANT),
                        Tables.of(schema, RightsStore.SHARE),
                        Tables.of(schema, ABSENCE),
                        DSL.val(zone.getId()))
                .coerce(KIND, ID, WORD, CONDITION, LEVEL, SINCE, UNTIL)
                .fetch();
    }

    private static Party.Reached asked(Field<UUID> me) {
        return new Party.Reached(
                me,
                DSL.condition("{0} in (select id from place)", Party.UNIT),
                DSL.condition("{0} in (select id from above)", Party.UNIT),
                Party.sameWord(DSL.field("(select \"position\" from own)", String.class)));
    }
}
