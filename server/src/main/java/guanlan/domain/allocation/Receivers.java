package guanlan.domain.allocation;

import guanlan.core.values.WorkingHours;
import guanlan.domain.allocation.AllocationRule.Party;
import guanlan.domain.allocation.Receiver.Absence;
import guanlan.domain.allocation.Receiver.Profile;
import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who takes part in a rule: people named, those of departments with all below, those of roles. */
@Repository
class Receivers {
    private static final ZoneId USUAL = ZoneId.of("Asia/Shanghai");

    private static final String TAKING_PART =
            """
            with recursive named(id) as (
                select unnest(cast(:departments as uuid[]))
                union
                select d.id from department d join named n on d.parent = n.id where d.deleted_at is null),
            granted as (
                select person, unit, below, "position", everybody from role_grant
                 where deleted_at is null and role = any (cast(:roles as text[]))
                   and ("from" is null or "from" <= :at) and (until is null or until > :at)),
            inside(id, below) as (
                select unit, below from granted where unit is not null
                union
                select d.id, i.below from department d join inside i on d.parent = i.id
                 where i.below and d.deleted_at is null),
            place(person, id) as (
                select id, department from "user" where department is not null
                union
                select record, target from record_link where relation = 'user.departments')
            select u.id, u.name, u.manager, p.paused, p.most_leads, p.most_accounts, p.regions, p.industries,
                   p.languages, p.work_days, p.works_from, p.works_to,
                   (select min(c.time_zone) from system.credential c
                     where c.tenant = :tenant and c.user_id = u.id and c.active) as time_zone
              from "user" u left join allocation_profile p on p.person = u.id and p.deleted_at is null
             where u.deleted_at is null and u.active is not false
               and (u.id = any (cast(:people as uuid[]))
                    or 'member' = any (cast(:roles as text[]))
                    or exists (select 1 from place where person = u.id and id in (select id from named))
                    or exists (select 1 from granted g where g.person = u.id or g.everybody
                                  or lower(trim(g."position")) = lower(trim(u."position")))
                    or exists (select 1 from place where person = u.id and id in (select id from inside)))
             order by u.name, u.id
            """;

    private static final String ABSENCES =
            """
            select person, first_day, last_day from absence
             where deleted_at is null and (last_day is null or last_day >= cast(? as date))
             order by first_day, id
            """;

    private final CompanySql sql;

    Receivers(CompanySql sql) {
        this.sql = sql;
    }

    /**
     * In an order that stays.
     *
     * @param since absences that ended before do not matter
     */
    List<Receiver> of(Party party, Instant since, Instant now) {
        Map<UUID, List<Absence>> absences = absences(since);
        return sql.run(
                jdbc ->
                        jdbc.sql(TAKING_PART)
                                .param("departments", CompanySql.ids(party.departments()))
                                .param("people", CompanySql.ids(party.people()))
                                .param("roles", party.roles().toArray(String[]::new))
                                .param("at", now.atOffset(ZoneOffset.UTC))
                                .param("tenant", Caller.current().tenant())
                                .query((row, _) -> receiver(row, absences))
                                .list());
    }

    private Map<UUID, List<Absence>> absences(Instant since) {
        record Line(UUID person, Absence absence) {}
        LocalDate day = LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(1);
        Map<UUID, List<Absence>> absences = new HashMap<>();
        sql.run(
                        jdbc ->
                                jdbc.sql(ABSENCES)
                                        .param(Date.valueOf(day))
                                        .query(
                                                (row, _) ->
                                                        new Line(
                                                                row.getObject("person", UUID.class),
                                                                absence(row)))
                                        .list())
                .forEach(
                        line ->
                                absences.computeIfAbsent(line.person(), _ -> new ArrayList<>())
                                        .add(line.absence()));
        return absences;
    }

    private static Absence absence(ResultSet row) throws SQLException {
        return new Absence(
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }

    private static Receiver receiver(ResultSet row, Map<UUID, List<Absence>> absences)
            throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String zone = row.getString("time_zone");
        return new Receiver(
                id,
                row.getString("name"),
                row.getObject("manager", UUID.class),
                zone == null ? USUAL : ZoneId.of(zone),
                absences.getOrDefault(id, List.of()),
                profile(row));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getBoolean("paused"),
                number(row, "most_leads"),
                number(row, "most_accounts"),
                texts(row, "regions"),
                texts(row, "industries"),
                texts(row, "languages"),
                hours(row));
    }

    private static WorkingHours hours(ResultSet row) throws SQLException {
        return WorkingHours.of(
                texts(row, "work_days"), row.getString("works_from"), row.getString("works_to"));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : Math.toIntExact(Math.min(number, Integer.MAX_VALUE));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? Set.of()
                : Stream.of((String[]) array.getArray()).collect(Collectors.toSet());
    }
}
