package guanlan.domain.lifecycle;

import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.platform.database.CompanySql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/**
 * The columns {@code followed_at} and {@code won_at}. They are made of other records, whose changes
 * stand in the log; so they are written beside the pipeline, and no version moves because a
 * colleague made a call. Records are locked by their ids in turn, as the pipeline does.
 */
@Repository
class Latest {
    private static final String LEAD = "lead";

    /** Those that belong to a customer. */
    private static final Set<String> OF_ACCOUNTS =
            Set.of("contact", "opportunity", "quick_order", "project");

    private static final String CUSTOMERS =
            """
            with said (object, record) as (
                select * from unnest(cast(? as text[]), cast(? as uuid[])))
            select record from said where object = 'account'
            union select account from contact where id in (select record from said where object = 'contact')
            union select account from opportunity where id in (select record from said where object = 'opportunity')
            union select account from quick_order where id in (select record from said where object = 'quick_order')
            union select account from project where id in (select record from said where object = 'project')
            """;

    /** With the customers of contacts and deals in the place of these. */
    private static final String RAISE_ACCOUNTS =
            """
            with said (object, record, at) as (
                select object, record, cast(at as timestamptz)
                  from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as text[])) as given (object, record, at)),
            meant (account, at) as (
                select record, at from said where object = 'account'
                union all select c.account, s.at from said s join contact c on s.object = 'contact' and c.id = s.record
                union all select o.account, s.at from said s join opportunity o on s.object = 'opportunity' and o.id = s.record
                union all select q.account, s.at from said s join quick_order q on s.object = 'quick_order' and q.id = s.record
                union all select p.account, s.at from said s join project p on s.object = 'project' and p.id = s.record),
            latest (account, at) as (select account, max(at) from meant where account is not null group by account),
            locked (id, at) as (
                select a.id, l.at from account a join latest l on l.account = a.id
                 where a.followed_at is null or a.followed_at < l.at order by a.id for update of a)
            update account a set followed_at = l.at from locked l where a.id = l.id
            """;

    private static final String RAISE_LEADS =
            """
            with latest (lead, at) as (
                select record, max(cast(at as timestamptz))
                  from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as text[])) as given (object, record, at)
                 where object = 'lead' group by record),
            locked (id, at) as (
                select r.id, l.at from lead r join latest l on l.lead = r.id
                 where r.followed_at is null or r.followed_at < l.at order by r.id for update of r)
            update lead r set followed_at = l.at from locked l where r.id = l.id
            """;

    private static final String FIND_ACCOUNTS =
            """
            with meant (account, about) as (
                select a.id, 'account/' || a.id from account a where a.id = any (cast(? as uuid[]))
                union all select c.account, 'contact/' || c.id from contact c where c.account = any (cast(? as uuid[]))
                union all select o.account, 'opportunity/' || o.id from opportunity o where o.account = any (cast(? as uuid[]))
                union all select q.account, 'quick_order/' || q.id from quick_order q where q.account = any (cast(? as uuid[]))
                union all select p.account, 'project/' || p.id from project p where p.account = any (cast(? as uuid[]))),
            happened (account, at) as (
                select m.account, n.at from meant m join note n on n.about = m.about where n.deleted_at is null
                union all select m.account, k.at from meant m join call k on k.about = m.about where k.deleted_at is null
                union all select m.account, g.at from meant m join meeting g on g.about = m.about where g.deleted_at is null
                union all select m.account, t.done_at from meant m join task t on t.about = m.about
                           where t.deleted_at is null and t.state = 'done'),
            latest (account, at) as (
                select m.account, (select max(least(h.at, now())) from happened h where h.account = m.account)
                  from (select distinct account from meant) as m),
            locked (id, at) as (
                select a.id, l.at from account a join latest l on l.account = a.id
                 where a.followed_at is distinct from l.at order by a.id for update of a)
            update account a set followed_at = l.at from locked l where a.id = l.id
            """;

    private static final String FIND_LEADS =
            """
            with meant (lead, about) as (
                select l.id, 'lead/' || l.id from lead l where l.id = any (cast(? as uuid[]))),
            happened (lead, at) as (
                select m.lead, n.at from meant m join note n on n.about = m.about where n.deleted_at is null
                union all select m.lead, k.at from meant m join call k on k.about = m.about where k.deleted_at is null
                union all select m.lead, g.at from meant m join meeting g on g.about = m.about where g.deleted_at is null
                union all select m.lead, t.done_at from meant m join task t on t.about = m.about
                           where t.deleted_at is null and t.state = 'done'),
            latest (lead, at) as (
                select m.lead, (select max(least(h.at, now())) from happened h where h.lead = m.lead) from meant m),
            locked (id, at) as (
                select r.id, l.at from lead r join latest l on l.lead = r.id
                 where r.followed_at is distinct from l.at order by r.id for update of r)
            update lead r set followed_at = l.at from locked l where r.id = l.id
            """;

    private static final String WON =
            """
            with latest (account, at) as (
                select given.account, (select max(closed_at) from (
                           select o.closed_at from opportunity o
                            where o.account = given.account and o.status = 'won' and o.deleted_at is null
                           union all select q.closed_at from quick_order q
                            where q.account = given.account and q.status = 'won' and q.deleted_at is null
                           union all select p.closed_at from project p
                            where p.account = given.account and p.status = 'won' and p.deleted_at is null) as won)
                  from unnest(cast(? as uuid[])) as given (account)),
            locked (id, at) as (
                select a.id, l.at from account a join latest l on l.account = a.id
                 where a.won_at is distinct from l.at order by a.id for update of a)
            update account a set won_at = l.at from locked l where a.id = l.id
            """;

    private final CompanySql sql;

    Latest(CompanySql sql) {
        this.sql = sql;
    }

    /** What happened with records; nothing earlier than what is known counts. */
    void raise(Map<RecordName, Instant> happened) {
        if (happened.isEmpty()) {
            return;
        }
        List<RecordName> records = List.copyOf(happened.keySet());
        String[] moments =
                records.stream()
                        .map(happened::get)
                        .map(at -> at.atOffset(ZoneOffset.UTC).toString())
                        .toArray(String[]::new);
        for (String statement : List.of(RAISE_ACCOUNTS, RAISE_LEADS)) {
            sql.run(
                    jdbc ->
                            jdbc.sql(statement)
                                    .param(objects(records))
                                    .param(ids(records))
                                    .param(moments)
                                    .update());
        }
    }

    /** Looks again: something was changed, taken away or came back. */
    void find(Collection<RecordName> abouts) {
        List<RecordName> records =
                abouts.stream().filter(about -> concerns(about.object())).toList();
        if (records.isEmpty()) {
            return;
        }
        sql.run(
                jdbc -> {
                    List<UUID> accounts =
                            jdbc.sql(CUSTOMERS)
                                    .param(objects(records))
                                    .param(ids(records))
                                    .query(UUID.class)
                                    .list();
                    String[] those =
                            CompanySql.ids(accounts.stream().filter(id -> id != null).toList());
                    jdbc.sql(FIND_ACCOUNTS)
                            .params(List.of(those, those, those, those, those))
                            .update();
                    String[] leads =
                            CompanySql.ids(
                                    records.stream()
                                            .filter(each -> each.object().value().equals(LEAD))
                                            .map(RecordName::id)
                                            .toList());
                    return jdbc.sql(FIND_LEADS).param(leads).update();
                });
    }

    private static boolean concerns(ObjectName object) {
        String name = object.value();
        return name.equals("account") || name.equals(LEAD) || OF_ACCOUNTS.contains(name);
    }

    void won(Collection<UUID> accounts) {
        if (!accounts.isEmpty()) {
            sql.run(jdbc -> jdbc.sql(WON).param(CompanySql.ids(accounts)).update());
        }
    }

    private static String[] objects(List<RecordName> records) {
        return records.stream().map(each -> each.object().value()).toArray(String[]::new);
    }

    private static String[] ids(List<RecordName> records) {
        return CompanySql.ids(records.stream().map(RecordName::id).toList());
    }
}
