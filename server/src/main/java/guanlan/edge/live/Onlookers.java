package guanlan.edge.live;

import guanlan.engine.query.Queries;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import guanlan.platform.live.Signals;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who has which record open now. A page says so again and again; each time it is believed for a
 * while, so that one that vanished is forgotten by itself. Only who sees a record looks at it, and
 * only who looks at it is told of others.
 */
@Component
class Onlookers {
    /** Rung with {@link #which}. */
    static final String TOPIC = "onlookers";

    private static final int MOST = 50;

    private final CompanySql sql;
    private final Queries queries;
    private final Signals signals;
    private final LiveSettings settings;

    Onlookers(CompanySql sql, Queries queries, Signals signals, LiveSettings settings) {
        this.sql = sql;
        this.queries = queries;
        this.signals = signals;
        this.settings = settings;
    }

    record Onlooker(UUID person, Instant since) {}

    /** The company and the record, in one word. */
    static String which(String tenant, UUID record) {
        return tenant + ":" + record;
    }

    /** A page of the caller shows the record; tells who else looks at it, the longest first. */
    List<Onlooker> look(ObjectName object, UUID record, UUID page) {
        queries.require(object, record);
        UUID person = himself();
        if (person != null && arrives(record, page, person)) {
            forgetLapsed();
            ring(record);
        }
        return others(record);
    }

    /** The page shows it no longer. */
    void leave(UUID record, UUID page) {
        int gone =
                sql.run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                        delete from onlooker where record = ? and page = ? and person = ?
                                        """)
                                        .param(record)
                                        .param(page)
                                        .param(Caller.current().user())
                                        .update());
        if (gone > 0) {
            ring(record);
        }
    }

    /** The people who look at a record. */
    Set<UUID> of(UUID record) {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                select distinct person from onlooker where record = ? and until > now()
                                """)
                                .param(record)
                                .query(UUID.class)
                                .set());
    }

    /** Programs and those who look through somebody's eyes are not told of. */
    private static @Nullable UUID himself() {
        Caller caller = Caller.current();
        return caller.viewer() == null && caller.mandate() == null ? caller.user() : null;
    }

    private void ring(UUID record) {
        signals.ring(TOPIC, which(Caller.current().tenant(), record));
    }

    /** Whether it is news that he looks. */
    private boolean arrives(UUID record, UUID page, UUID person) {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                insert into onlooker (record, page, person, since, until)
                                values (?, ?, ?, now(), now() + make_interval(secs => ?))
                                on conflict on constraint onlooker_pk do update
                                   set until = excluded.until,
                                       since = case when onlooker.until < now() then excluded.since else onlooker.since end
                                 where onlooker.person = excluded.person
                                returning old.until is null or old.until < now()
                                """)
                                .param(record)
                                .param(page)
                                .param(person)
                                .param((double) settings.lookers().toSeconds())
                                .query(Boolean.class)
                                .optional()
                                .orElse(false));
    }

    private void forgetLapsed() {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                delete from onlooker
                                 where (record, page) in (select record, page from onlooker where until < now()
                                                           order by record, page limit 100 for update skip locked)
                                """)
                                .update());
    }

    private List<Onlooker> others(UUID record) {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                select person, min(since) as since from onlooker
                                 where record = ? and until > now() and person is distinct from cast(? as uuid)
                                 group by person
                                 order by since, person
                                 limit ?
                                """)
                                .param(record)
                                .param(Caller.current().user())
                                .param(MOST)
                                .query(
                                        (row, _) ->
                                                new Onlooker(
                                                        row.getObject("person", UUID.class),
                                                        row.getObject("since", OffsetDateTime.class)
                                                                .toInstant()))
                                .list());
    }
}
