package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a request that is sent twice happen once: its key is kept with the record it made, in the
 * transaction that made it. A second request with the key waits for the first and gets its record.
 */
@Component
public class Repeats {
    private static final Field<UUID> ACTOR = field(name("actor"), UUID.class);
    private static final Field<String> KEY = field(name("key"), String.class);
    private static final Field<UUID> REQUEST = field(name("request"), UUID.class);
    private static final Field<UUID> RECORD = field(name("record"), UUID.class);
    private static final UUID NOBODY = new UUID(0, 0);

    private final Tenants tenants;
    private final DSLContext dsl;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    public Repeats(
            Tenants tenants,
            DSLContext dsl,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.tenants = tenants;
        this.dsl = dsl;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Runs the act unless a request with this key ran already; the same key for another request is
     * refused.
     */
    public UUID once(String key, String request, Supplier<UUID> act) {
        Caller caller = Caller.current();
        Table<?> keys = DSL.table(name(tenants.schema(caller.tenant()), "idempotency_key"));
        UUID actor = caller.user() == null ? NOBODY : caller.user();
        UUID content = UUID.nameUUIDFromBytes(request.getBytes(StandardCharsets.UTF_8));
        var mine = ACTOR.eq(actor).and(KEY.eq(key));
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            int fresh =
                                    dsl.insertInto(keys)
                                            .set(ACTOR, actor)
                                            .set(KEY, key)
                                            .set(REQUEST, content)
                                            .set(
                                                    field(name("at"), SQLDataType.INSTANT),
                                                    clock.instant())
                                            .onConflictDoNothing()
                                            .execute();
                            if (fresh == 0) {
                                var earlier =
                                        dsl.select(REQUEST, RECORD)
                                                .from(keys)
                                                .where(mine)
                                                .fetchSingle();
                                if (!content.equals(earlier.get(REQUEST))) {
                                    throw new Problem(RecordProblem.KEY_REUSED, Map.of("key", key));
                                }
                                return Objects.requireNonNull(earlier.get(RECORD));
                            }
                            UUID record = act.get();
                            dsl.update(keys).set(RECORD, record).where(mine).execute();
                            return record;
                        }));
    }
}
