package guanlan.domain.allocation;

import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
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
import org.springframework.stereotype.Repository;

/** Records that fit a rule while nobody could take them, and why. */
@Repository
class WaitingRoom {
    private final CompanySql sql;

    WaitingRoom(CompanySql sql) {
        this.sql = sql;
    }

    /**
     * One of them.
     *
     * @param rule the first that it fits
     */
    record Waiting(RecordName record, UUID rule, Why why, Instant since) {}

    void enter(List<Waiting> some) {
        for (Waiting each : some) {
            sql.run(
                    jdbc ->
                            jdbc.sql(
                                            """
                                            insert into allocation_waiting (record, object, rule, why, since)
                                            values (?, ?, ?, cast(? as jsonb), ?)
                                            on conflict on constraint allocation_waiting_pk
                                                do update set rule = excluded.rule, why = excluded.why
                                            """)
                                    .param(each.record().id())
                                    .param(each.record().object().value())
                                    .param(each.rule())
                                    .param(each.why().write())
                                    .param(each.since().atOffset(ZoneOffset.UTC))
                                    .update());
        }
    }

    void leave(Collection<UUID> records) {
        if (!records.isEmpty()) {
            sql.run(
                    jdbc ->
                            jdbc.sql(
                                            "delete from allocation_waiting where record = any (cast(? as uuid[]))")
                                    .param(CompanySql.ids(records))
                                    .update());
        }
    }

    Optional<Waiting> find(UUID record) {
        return sql
                .run(
                        jdbc ->
                                jdbc.sql("select * from allocation_waiting where record = ?")
                                        .param(record)
                                        .query((row, _) -> waiting(row))
                                        .list())
                .stream()
                .findFirst();
    }

    /** Those who wait longest first. */
    List<UUID> first(ObjectName object, int most) {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        select record from allocation_waiting where object = ?
                                         order by since, record limit ?
                                        """)
                                .param(object.value())
                                .param(most)
                                .query(UUID.class)
                                .list());
    }

    int count() {
        return sql.run(
                jdbc ->
                        jdbc.sql("select count(*) from allocation_waiting")
                                .query(Integer.class)
                                .single());
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                new RecordName(
                        new ObjectName(row.getString("object")),
                        row.getObject("record", UUID.class)),
                row.getObject("rule", UUID.class),
                Why.read(row.getString("why")),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
