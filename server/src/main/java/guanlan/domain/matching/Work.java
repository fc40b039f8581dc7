package guanlan.domain.matching;

import guanlan.core.values.Ids;
import guanlan.engine.records.Silence;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.database.CompanySql;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is still to be done in the background: records to look for twins of, indexes to make. */
@Component
class Work {
    static final JobName LOOK = new JobName("matching.look");
    static final JobName BUILD = new JobName("matching.build");

    /** Records in one transaction of a job. */
    static final int CHUNK = 500;

    private final CompanySql sql;
    private final Silence silence;
    private final Jobs jobs;
    private final Ids ids;

    Work(CompanySql sql, Silence silence, Jobs jobs, Ids ids) {
        this.sql = sql;
        this.silence = silence;
        this.jobs = jobs;
        this.ids = ids;
    }

    /**
     * How far the making of an index has come; {@code after}: the cursor behind the last page done.
     */
    record Build(ObjectName object, boolean running, long done, @Nullable String after) {}

    /** A record that waits. */
    record Todo(UUID record, ObjectName object) {}

    /** In the open transaction: the twins of these records are looked for soon. */
    void look(ObjectName object, Collection<UUID> records) {
        if (records.isEmpty()) {
            return;
        }
        sql.run(
                run ->
                        run.sql(
                                        """
                                        insert into match_todo (record, object)
                                        select given.record, ? from unnest(cast(? as uuid[])) as given (record)
                                         order by given.record on conflict do nothing
                                        """)
                                .param(object.value())
                                .param(CompanySql.ids(records))
                                .update());
        jobs.schedule(LOOK, ids.next());
    }

    /** The same of every record of an object; tells how many. */
    int lookAtAll(ObjectName object) {
        int records =
                sql.run(
                        run ->
                                run.sql(
                                                """
                                                insert into match_todo (record, object)
                                                select record, object from match_entry where object = ?
                                                 order by record on conflict do nothing
                                                """)
                                        .param(object.value())
                                        .update());
        jobs.schedule(LOOK, ids.next());
        return records;
    }

    /** Some records to look at, which are then no longer waiting; null: somebody else looks. */
    @Nullable List<Todo> take() {
        silence.keep();
        return sql.run(
                        run -> {
                            boolean mine =
                                    run.sql(
                                                    "select pg_try_advisory_xact_lock(hashtext(current_schema() || '.match_todo'))")
                                            .query(Boolean.class)
                                            .single();
                            return mine ? Optional.of(taken(run)) : Optional.<List<Todo>>empty();
                        })
                .orElse(null);
    }

    private static List<Todo> taken(JdbcClient run) {
        return run.sql(
                        """
                        delete from match_todo
                         where record in (select record from match_todo order by record limit ? for update)
                        returning record, object
                        """)
                .param(CHUNK)
                .query(
                        (row, _) ->
                                new Todo(
                                        UUID.fromString(row.getString(1)),
                                        new ObjectName(row.getString(2))))
                .list();
    }

    /**
     * Those of some records that wait, which then no longer do; whoever else looks is waited for.
     * They are locked in their order, as everybody does who lays down or takes away several.
     */
    List<UUID> take(Collection<UUID> records) {
        silence.keep();
        return sql.run(
                run -> {
                    run.sql(
                                    "select pg_advisory_xact_lock(hashtext(current_schema() || '.match_todo'))")
                            .query((_, _) -> true)
                            .single();
                    return run.sql(
                                    """
                                    delete from match_todo
                                     where record in (select record from match_todo where record = any(cast(? as uuid[]))
                                                       order by record for update)
                                    returning record
                                    """)
                            .param(CompanySql.ids(records))
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .list();
                });
    }

    long waiting(ObjectName object) {
        return sql.run(
                run ->
                        run.sql("select count(*) from match_todo where object = ?")
                                .param(object.value())
                                .query(Long.class)
                                .single());
    }

    /** One writer of the index at a time, so that none writes what he read before another. */
    void lock() {
        silence.keep();
        sql.run(
                run ->
                        run.sql(
                                        "select pg_advisory_xact_lock(hashtext(current_schema() || '.match_entry'))")
                                .query((_, _) -> true)
                                .single());
    }

    /** Makes the index anew in the background when it was made of other traits. */
    void ensure(Profile profile) {
        int changed =
                sql.run(
                        run ->
                                run.sql(
                                                """
                                                insert into match_build (object, signature, running) values (?, ?, gen_random_uuid())
                                                on conflict (object) do update
                                                   set signature = excluded.signature, running = excluded.running, done = 0, after = null
                                                 where match_build.signature <> excluded.signature
                                                """)
                                        .param(profile.object().value())
                                        .param(profile.signature())
                                        .update());
        if (changed > 0) {
            jobs.schedule(BUILD, job(profile.object()));
        }
    }

    private UUID job(ObjectName object) {
        return sql.run(
                run ->
                        run.sql("select running from match_build where object = ?")
                                .param(object.value())
                                .query((row, _) -> UUID.fromString(row.getString(1)))
                                .single());
    }

    /** The index that a job makes; none: it was begun anew by another. */
    Optional<Build> build(UUID job) {
        return sql.run(
                run ->
                        run
                                .sql(
                                        "select * from match_build where running = cast(? as uuid) for update")
                                .param(job.toString())
                                .query((row, _) -> build(row))
                                .list()
                                .stream()
                                .findFirst());
    }

    Optional<Build> build(ObjectName object) {
        return sql.run(
                run ->
                        run
                                .sql("select * from match_build where object = ?")
                                .param(object.value())
                                .query((row, _) -> build(row))
                                .list()
                                .stream()
                                .findFirst());
    }

    private static Build build(ResultSet row) throws SQLException {
        return new Build(
                new ObjectName(row.getString("object")),
                row.getString("running") != null,
                row.getLong("done"),
                row.getString("after"));
    }

    void advance(ObjectName object, int records, @Nullable String after) {
        sql.run(
                run ->
                        run.sql(
                                        "update match_build set done = done + ?, after = ? where object = ?")
                                .param(records)
                                .param(after)
                                .param(object.value())
                                .update());
    }

    void built(ObjectName object) {
        sql.run(
                run ->
                        run.sql("update match_build set running = null where object = ?")
                                .param(object.value())
                                .update());
    }
}
