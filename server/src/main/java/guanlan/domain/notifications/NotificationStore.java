package guanlan.domain.notifications;

import guanlan.core.values.Ids;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Notifications, what people want of them, and what they follow, in the company's schema. */
@Repository
class NotificationStore {
    private final JdbcClient client;
    private final Tenants tenants;
    private final TransactionTemplate transactions;
    private final Ids ids;

    NotificationStore(
            JdbcClient client, Tenants tenants, TransactionTemplate transactions, Ids ids) {
        this.client = client;
        this.tenants = tenants;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** A line of the table. */
    record Kept(
            UUID id,
            String kind,
            String object,
            UUID record,
            @Nullable UUID actor,
            @Nullable String words,
            int count,
            Instant at,
            @Nullable Instant readAt) {}

    /** Whether it is told now; not when it was before, or is not wanted. */
    boolean tell(Notice notice) {
        return run(
                jdbc ->
                        jdbc.sql(
                                                """
                                        insert into notification (id, person, kind, source, object, record, actor, words, at)
                                        select cast(? as uuid), cast(? as uuid), ?, ?, ?, cast(? as uuid), cast(? as uuid),
                                               cast(? as text), cast(? as timestamptz)
                                         where not exists (select from notification_setting setting
                                                            where setting.person = ? and setting.kind = ? and not setting.wanted)
                                        on conflict on constraint notification_source_unique do nothing
                                        """)
                                        .param(ids.next())
                                        .param(notice.person())
                                        .param(notice.kind().key())
                                        .param(notice.source())
                                        .param(notice.about().object().value())
                                        .param(notice.about().id())
                                        .param(notice.actor())
                                        .param(notice.words())
                                        .param(at(notice.at()))
                                        .param(notice.person())
                                        .param(notice.kind().key())
                                        .update()
                                > 0);
    }

    /** Adds to what is told of the same record and not read yet; false: there is nothing. */
    boolean addToUnread(Notice notice) {
        return run(
                jdbc ->
                        jdbc.sql(
                                                """
                                        update notification
                                           set count = count + 1, at = ?, actor = cast(? as uuid), words = cast(? as text)
                                         where person = ? and kind = ? and record = ? and read_at is null
                                        """)
                                        .param(at(notice.at()))
                                        .param(notice.actor())
                                        .param(notice.words())
                                        .param(notice.person())
                                        .param(notice.kind().key())
                                        .param(notice.about().id())
                                        .update()
                                > 0);
    }

    List<Kept> list(UUID person, boolean unread, @Nullable Instant before, int limit) {
        return run(
                jdbc ->
                        jdbc.sql(
                                        """
                                select * from notification
                                 where person = ? and (not ? or read_at is null)
                                   and (cast(? as timestamptz) is null or at < ?)
                                 order by at desc, id desc
                                 limit ?
                                """)
                                .param(person)
                                .param(unread)
                                .param(before == null ? null : at(before))
                                .param(before == null ? null : at(before))
                                .param(limit)
                                .query((row, _) -> kept(row))
                                .list());
    }

    int unread(UUID person) {
        return run(
                jdbc ->
                        jdbc.sql(
                                        """
                                select count(*) from (select from notification
                                                       where person = ? and read_at is null limit 1000) unread
                                """)
                                .param(person)
                                .query(Integer.class)
                                .single());
    }

    /** None named: all of them. */
    void read(UUID person, Collection<UUID> which, boolean read, Instant now) {
        run(
                jdbc ->
                        jdbc.sql(
                                        """
                                update notification
                                   set read_at = case when ? then coalesce(read_at, ?) end
                                 where person = ? and (? or id = any (cast(? as uuid[])))
                                """)
                                .param(read)
                                .param(at(now))
                                .param(person)
                                .param(which.isEmpty())
                                .param(array(which))
                                .update());
    }

    /** What is known of a record is read when somebody opens it. */
    void opened(UUID person, UUID record, Instant now) {
        run(
                jdbc ->
                        jdbc.sql(
                                        """
                                update notification set read_at = ?
                                 where person = ? and record = ? and read_at is null
                                """)
                                .param(at(now))
                                .param(person)
                                .param(record)
                                .update());
    }

    Set<Kind> unwanted(UUID person) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        List<String> keys =
                run(
                        jdbc ->
                                jdbc.sql(
                                                "select kind from notification_setting where person = ? and not wanted")
                                        .param(person)
                                        .query(String.class)
                                        .list());
        keys.forEach(key -> Kind.find(key).ifPresent(kinds::add));
        return kinds;
    }

    void want(UUID person, Kind kind, boolean wanted) {
        run(
                jdbc ->
                        jdbc.sql(
                                        """
                                insert into notification_setting (person, kind, wanted) values (?, ?, ?)
                                on conflict on constraint notification_setting_pk do update set wanted = excluded.wanted
                                """)
                                .param(person)
                                .param(kind.key())
                                .param(wanted)
                                .update());
    }

    void follow(UUID person, String object, UUID record, Instant now) {
        run(
                jdbc ->
                        jdbc.sql(
                                        """
                                insert into followed_record (person, record, object, at) values (?, ?, ?, ?)
                                on conflict on constraint followed_record_pk do nothing
                                """)
                                .param(person)
                                .param(record)
                                .param(object)
                                .param(at(now))
                                .update());
    }

    void unfollow(UUID person, UUID record) {
        run(
                jdbc ->
                        jdbc.sql("delete from followed_record where person = ? and record = ?")
                                .param(person)
                                .param(record)
                                .update());
    }

    boolean follows(UUID person, UUID record) {
        return run(
                jdbc ->
                        jdbc.sql(
                                                "select count(*) from followed_record where person = ? and record = ?")
                                        .param(person)
                                        .param(record)
                                        .query(Integer.class)
                                        .single()
                                > 0);
    }

    /** Who follows which of some records. */
    Map<UUID, Set<UUID>> followers(Collection<UUID> records) {
        record Following(UUID record, UUID person) {}
        List<Following> all =
                run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                select record, person from followed_record
                                 where record = any (cast(? as uuid[]))
                                """)
                                        .param(array(records))
                                        .query(
                                                (row, _) ->
                                                        new Following(
                                                                row.getObject(1, UUID.class),
                                                                row.getObject(2, UUID.class)))
                                        .list());
        Map<UUID, Set<UUID>> followers = new HashMap<>();
        all.forEach(
                each ->
                        followers
                                .computeIfAbsent(each.record(), _ -> new HashSet<>())
                                .add(each.person()));
        return followers;
    }

    <T> T run(Function<JdbcClient, T> statements) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            client.sql("select set_config('search_path', ? || ', public', true)")
                                    .param(tenants.schema(Caller.current().tenant()))
                                    .query(String.class)
                                    .single();
                            return statements.apply(client);
                        }));
    }

    private static String[] array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("object"),
                row.getObject("record", UUID.class),
                row.getObject("actor", UUID.class),
                row.getString("words"),
                row.getInt("count"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant());
    }
}
