package guanlan.engine.merging;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.rights.RightsStore;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * With whom the losers were shared, the survivor is. A share that another covers, which is for the
 * same party, no weaker and no shorter, ends.
 */
@Component
class SharesFollow {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final List<String> PARTY =
            List.of("person", "unit", "below", "position", "role", "everybody", "part");

    private final Schemas schemas;
    private final FullRows rows;
    private final Writes writes;
    private final Tenants tenants;
    private final DSLContext dsl;

    SharesFollow(Schemas schemas, FullRows rows, Writes writes, Tenants tenants, DSLContext dsl) {
        this.schemas = schemas;
        this.rows = rows;
        this.writes = writes;
        this.tenants = tenants;
        this.dsl = dsl;
    }

    void follow(Taking taking, Cause cause) {
        List<String> records = taking.rows().keySet().stream().map(UUID::toString).toList();
        List<UUID> ids =
                dsl.select(ID)
                        .from(
                                Tables.of(
                                        tenants.schema(Caller.current().tenant()),
                                        RightsStore.SHARE))
                        .where(
                                field(name("target"), String.class)
                                        .eq(taking.definition().name().value()))
                        .and(
                                field(name("record"), String.class)
                                        .eq(DSL.any(records.toArray(String[]::new))))
                        .and(field(name(SystemField.DELETED_AT.field())).isNull())
                        .fetch(ID);
        String survivor = taking.survivor().id().toString();
        List<Row> staying = new ArrayList<>();
        List<Row> coming = new ArrayList<>();
        for (Row share : rows.locked(schemas.require(RightsStore.SHARE), ids).values()) {
            (survivor.equals(share.value("record")) ? staying : coming).add(share);
        }
        write(staying, coming, survivor, cause);
    }

    private void write(List<Row> staying, List<Row> coming, String survivor, Cause cause) {
        List<Row> ending = new ArrayList<>();
        List<Row> moving = new ArrayList<>();
        for (Row share : coming) {
            if (anyCovers(staying, share) || anyCovers(moving, share)) {
                ending.add(share);
            } else {
                for (List<Row> others : List.of(staying, moving)) {
                    others.stream().filter(other -> covers(share, other)).forEach(ending::add);
                    others.removeIf(other -> covers(share, other));
                }
                moving.add(share);
            }
        }
        var batch =
                moving.stream()
                        .map(
                                share ->
                                        new Batch.Change(
                                                share.id(),
                                                null,
                                                Row.of(Map.of("record", survivor))))
                        .toList();
        Merging.refuse(writes.correct(RightsStore.SHARE, batch, cause));
        Merging.refuse(writes.bin(RightsStore.SHARE, ending.stream().map(Row::id).toList(), cause));
    }

    private static boolean anyCovers(List<Row> shares, Row other) {
        return shares.stream().anyMatch(share -> covers(share, other));
    }

    /** Whether nobody misses the other where the first one is. */
    private static boolean covers(Row share, Row other) {
        boolean sameParty =
                PARTY.stream()
                        .allMatch(each -> Objects.equals(share.value(each), other.value(each)));
        boolean asStrong = !isRead(share) || isRead(other);
        return sameParty && asStrong && lasts(share.value("until"), other.value("until"));
    }

    private static boolean isRead(Row share) {
        return "read".equals(share.value("level"));
    }

    private static boolean lasts(@Nullable Object until, @Nullable Object other) {
        return until == null
                || until instanceof Instant end
                        && other instanceof Instant otherEnd
                        && !end.isBefore(otherEnd);
    }
}
