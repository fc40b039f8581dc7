package guanlan.domain.pools;

import guanlan.domain.pools.PoolLedger.Move;
import guanlan.domain.pools.PoolLedger.Way;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.database.CompanySql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The contacts of a customer go with him: into the pool those that his owner kept, out of it those
 * that nobody keeps. Otherwise who claims a customer could reach nobody there.
 */
@Component
class Contacts {
    private final CompanySql sql;
    private final ObjectProvider<Records> records;

    /** The records are asked for late, for they are written with what moves pools. */
    Contacts(CompanySql sql, ObjectProvider<Records> records) {
        this.sql = sql;
        this.records = records;
    }

    private record Change(UUID contact, @Nullable UUID owner) {}

    void follow(List<Move> moves) {
        Map<UUID, UUID> into = new HashMap<>();
        Map<UUID, UUID> out = new HashMap<>();
        for (Move move : moves) {
            UUID person = move.person();
            if (person != null && !move.row().isRefused()) {
                boolean leaves = move.way() == Way.CLAIM || move.way() == Way.ASSIGN;
                (leaves ? out : into).put(move.row().id(), person);
            }
        }
        List<Change> changes = new ArrayList<>();
        kept(into).forEach(contact -> changes.add(new Change(contact, null)));
        ownerless(out)
                .forEach((contact, account) -> changes.add(new Change(contact, out.get(account))));
        if (!changes.isEmpty()) {
            write(changes);
        }
    }

    /** The contacts of accounts that belong to the account's former owner. */
    private List<UUID> kept(Map<UUID, UUID> owners) {
        List<UUID> accounts = List.copyOf(owners.keySet());
        return accounts.isEmpty()
                ? List.of()
                : sql.run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                                select c.id
                                                  from unnest(cast(? as uuid[]), cast(? as uuid[])) as gone (account, owner)
                                                  join contact c on c.account = gone.account and c.owner = gone.owner
                                                 where c.deleted_at is null
                                                """)
                                        .param(CompanySql.ids(accounts))
                                        .param(
                                                CompanySql.ids(
                                                        accounts.stream()
                                                                .map(owners::get)
                                                                .map(Objects::requireNonNull)
                                                                .toList()))
                                        .query(UUID.class)
                                        .list());
    }

    private Map<UUID, UUID> ownerless(Map<UUID, UUID> owners) {
        Map<UUID, UUID> accounts = new HashMap<>();
        if (!owners.isEmpty()) {
            sql.run(
                            jdbc ->
                                    jdbc.sql(
                                                    """
                                                    select id, account
                                                      from contact
                                                     where account = any (cast(? as uuid[])) and owner is null
                                                       and deleted_at is null
                                                    """)
                                            .param(CompanySql.ids(owners.keySet()))
                                            .query(
                                                    (row, _) ->
                                                            Map.entry(
                                                                    row.getObject("id", UUID.class),
                                                                    row.getObject(
                                                                            "account", UUID.class)))
                                            .list())
                    .forEach(each -> accounts.put(each.getKey(), each.getValue()));
        }
        return accounts;
    }

    /** Whoever moves the customer may do so, whatever he may do with contacts. */
    private void write(List<Change> changes) {
        List<Batch.Change> batch =
                changes.stream()
                        .map(change -> new Batch.Change(change.contact(), null, values(change)))
                        .toList();
        Caller me = Caller.current();
        new Caller(me.user(), me.tenant(), Set.of(Role.ADMINISTRATOR), me.locale(), me.zone())
                .run(
                        () ->
                                records.getObject()
                                        .write(
                                                Batch.of(Pooled.CONTACT)
                                                        .update(batch)
                                                        .because(Cause.of(Cause.Kind.SYSTEM))));
    }

    private static Row values(Change change) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(Pooled.OWNER, change.owner());
        if (change.owner() == null) {
            values.put(Pooled.DEPARTMENT, null);
        }
        return Row.of(values);
    }
}
