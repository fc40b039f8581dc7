package guanlan.domain.lifecycle;

import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.platform.database.CompanySql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The columns {@code followed_at}, {@code won_at} and those that count deals. They are made of
 * other records, whose changes stand in the log; so they are written beside the pipeline, and no
 * version moves because a colleague made a call. Records are locked by their ids in turn, as the
 * pipeline does.
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

    private static final String LOCK_LEADS =
            "select id from lead where id = any (cast(? as uuid[])) order by id for update";

    private static final String LOCK_ACCOUNTS =
            "select id from account where id in (select * from ("
                    + CUSTOMERS
                    + ") as customer (id)) order by id for update";

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
            update account a set followed_at = l.at from locked l where a.id = l.id returning a.id
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
            update lead r set followed_at = l.at from locked l where r.id = l.id returning r.id
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
            update account a set followed_at = l.at from locked l where a.id = l.id returning a.id
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
            update lead r set followed_at = l.at from locked l where r.id = l.id returning r.id
            """;

    private static final String DEALS =
            """
            with meant (account) as (select distinct given.account from unnest(cast(? as uuid[])) as given (account)),
            deal (account, status, closed_at, probability) as (
                select o.account, o.status, o.closed_at, o.probability
                  from opportunity o join meant m on m.account = o.account where o.deleted_at is null
                union all select q.account, q.status, q.closed_at, q.probability
                  from quick_order q join meant m on m.account = q.account where q.deleted_at is null
                union all select p.account, p.status, p.closed_at, p.probability
                  from project p join meant m on m.account = p.account where p.deleted_at is null),
            known (account, won_at, won, open, odds) as (
                select m.account, max(d.closed_at) filter (where d.status = 'won'),
                       nullif(count(*) filter (where d.status = 'won'), 0),
                       nullif(count(*) filter (where d.status = 'open'), 0),
                       max(d.probability) filter (where d.status = 'open')
                  from meant m left join deal d on d.account = m.account
                 group by m.account),
            locked (id, won_at, won, open, odds) as (
                select a.id, k.won_at, k.won, k.open, k.odds
                  from account a join known k on k.account = a.id
                 where (a.won_at, a.won_deals, a.open_deals, a.open_odds)
                       is distinct from (k.won_at, k.won, k.open, k.odds)
                 order by a.id for update of a)
            update account a set won_at = l.won_at, won_deals = l.won, open_deals = l.open, open_odds = l.odds
              from locked l where a.id = l.id returning a.id
            """;

    private final CompanySql sql;

    Latest(CompanySql sql) {
        this.sql = sql;
    }

    /** Records of which something else is known now than before. */
    record Known(List<UUID> accounts, List<UUID> leads) {
        static final Known NOTHING = new Known(List.of(), List.of());

        private Known and(Known other) {
            return new Known(
                    Stream.concat(accounts.stream(), other.accounts.stream()).distinct().toList(),
                    Stream.concat(leads.stream(), other.leads.stream()).distinct().toList());
        }
    }

    /**
     * @param happened nothing earlier than what is known counts
     * @param anew looked at as a whole: something was changed, taken away or came back
     */
    Known follow(Map<RecordName, Instant> happened, Collection<RecordName> anew) {
        List<RecordName> again = anew.stream().filter(about -> concerns(about.object())).toList();
        if (!happened.isEmpty() && !again.isEmpty()) {
            lock(Stream.concat(happened.keySet().stream(), again.stream()).toList());
        }
        return raise(happened).and(find(again));
    }

    /** What takes two statements is locked before them, in the order in which one would. */
    private void lock(List<RecordName> records) {
        sql.run(
                jdbc -> {
                    jdbc.sql(LOCK_LEADS).param(leads(records)).query(UUID.class).list();
                    return jdbc.sql(LOCK_ACCOUNTS)
                            .param(objects(records))
                            .param(ids(records))
                            .query(UUID.class)
                            .list();
                });
    }

    private Known raise(Map<RecordName, Instant> happened) {
        if (happened.isEmpty()) {
            return Known.NOTHING;
        }
        List<RecordName> records = List.copyOf(happened.keySet());
        String[] moments =
                records.stream()
                        .map(happened::get)
                        .map(at -> at.atOffset(ZoneOffset.UTC).toString())
                        .toArray(String[]::new);
        return sql.run(
                jdbc -> {
                    List<UUID> leads = told(jdbc, RAISE_LEADS, records, moments);
                    return new Known(told(jdbc, RAISE_ACCOUNTS, records, moments), leads);
                });
    }

    private static List<UUID> told(
            JdbcClient jdbc, String statement, List<RecordName> records, String[] moments) {
        return jdbc.sql(statement)
                .param(objects(records))
                .param(ids(records))
                .param(moments)
                .query(UUID.class)
                .list();
    }

    private Known find(List<RecordName> records) {
        if (records.isEmpty()) {
            return Known.NOTHING;
        }
        return sql.run(
                jdbc -> {
                    List<UUID> leads =
                            jdbc.sql(FIND_LEADS).param(leads(records)).query(UUID.class).list();
                    List<UUID> accounts =
                            jdbc.sql(CUSTOMERS)
                                    .param(objects(records))
                                    .param(ids(records))
                                    .query(UUID.class)
                                    .list();
                    String[] those =
                            CompanySql.ids(accounts.stream().filter(Objects::nonNull).toList());
                    return new Known(
                            jdbc.sql(FIND_ACCOUNTS)
                                    .params(List.of(those, those, those, those, those))
                                    .query(UUID.class)
                                    .list(),
                            leads);
                });
    }

    private static String[] leads(List<RecordName> records) {
        return CompanySql.ids(
                records.stream()
                        .filter(each -> each.object().value().equals(LEAD))
                        .map(RecordName::id)
                        .toList());
    }

    private static boolean concerns(ObjectName object) {
        String name = object.value();
        return name.equals("account") || name.equals(LEAD) || OF_ACCOUNTS.contains(name);
    }

    /**
     * Looks at all deals of accounts.
     *
     * @return those of which something else is known now
     */
    List<UUID> deals(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : sql.run(
                        jdbc ->
                                jdbc.sql(DEALS)
                                        .param(CompanySql.ids(accounts))
                                        .query(UUID.class)
                                        .list());
    }

    private static String[] objects(List<RecordName> records) {
        return records.stream().map(each -> each.object().value()).toArray(String[]::new);
    }

    private static String[] ids(List<RecordName> records) {
        return CompanySql.ids(records.stream().map(RecordName::id).toList());
    }
}
