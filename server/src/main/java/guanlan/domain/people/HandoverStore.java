package guanlan.domain.people;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** What was handed over in the caller's company. */
@Repository
class HandoverStore {
    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final TransactionTemplate transactions;

    HandoverStore(JdbcClient jdbc, Tenants tenants, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.transactions = transactions;
    }

    record Head(UUID id, UUID person, Instant createdAt, @Nullable UUID createdBy) {}

    record PartRow(UUID mass, ObjectName object, String field, UUID successor) {}

    void insert(Head head) {
        run(
                sql ->
                        sql.sql(
                                        """
                                        insert into handover (id, person, created_at, created_by)
                                        values (?, ?, ?, ?)
                                        """)
                                .param(head.id())
                                .param(head.person())
                                .param(head.createdAt().atOffset(ZoneOffset.UTC))
                                .param(head.createdBy())
                                .update());
    }

    void insert(UUID handover, PartRow part) {
        run(
                sql ->
                        sql.sql(
                                        """
                                        insert into handover_part (mass, handover, object, field, successor)
                                        values (?, ?, ?, ?, ?)
                                        """)
                                .param(part.mass())
                                .param(handover)
                                .param(part.object().value())
                                .param(part.field())
                                .param(part.successor())
                                .update());
    }

    Optional<Head> find(UUID id) {
        return run(
                sql ->
                        sql.sql("select * from handover where id = ?")
                                .param(id)
                                .query(HandoverStore::head)
                                .optional());
    }

    /** The newest first. */
    List<Head> of(UUID person) {
        return run(
                sql ->
                        sql.sql(
                                        """
                                        select * from handover where person = ?
                                         order by created_at desc, id desc limit 50
                                        """)
                                .param(person)
                                .query(HandoverStore::head)
                                .list());
    }

    List<PartRow> parts(UUID handover) {
        return run(
                sql ->
                        sql.sql(
                                        """
                                        select * from handover_part where handover = ?
                                         order by object, field
                                        """)
                                .param(handover)
                                .query(
                                        (row, _) ->
                                                new PartRow(
                                                        row.getObject("mass", UUID.class),
                                                        new ObjectName(row.getString("object")),
                                                        row.getString("field"),
                                                        row.getObject("successor", UUID.class)))
                                .list());
    }

    private static Head head(ResultSet row, int at) throws SQLException {
        return new Head(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_by", UUID.class));
    }

    private <T> T run(Function<JdbcClient, T> statements) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            jdbc.sql("select set_config('search_path', ? || ', public', true)")
                                    .param(tenants.schema(Caller.current().tenant()))
                                    .query(String.class)
                                    .single();
                            return statements.apply(jdbc);
                        }));
    }
}
