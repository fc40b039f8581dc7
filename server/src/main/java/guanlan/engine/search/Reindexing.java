package guanlan.engine.search;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the search entries of all records of an object anew, when other fields of it are searched
 * than before. Each step holds its records against changes, so that a newer entry, which the reader
 * of changes writes, is never replaced by an older one.
 */
@Component
public class Reindexing implements JobHandler {
    private static final JobName JOB = new JobName("search.reindex");
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final int STEP = 500;

    private final SearchIndex index;
    private final Schemas schemas;
    private final Tenants tenants;
    private final Jobs jobs;
    private final DSLContext dsl;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Reindexing(
            SearchIndex index,
            Schemas schemas,
            Tenants tenants,
            Jobs jobs,
            DSLContext dsl,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.index = index;
        this.schemas = schemas;
        this.tenants = tenants;
        this.jobs = jobs;
        this.dsl = dsl;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the transaction that is open: it begins when the new definition is in force. */
    public void ask(ObjectName object) {
        jobs.schedule(JOB, new UUID(half(object), clock.instant().toEpochMilli()));
    }

    /** A job carries an id only: its first half is the object, the other the moment. */
    private static long half(ObjectName object) {
        return UUID.nameUUIDFromBytes(object.value().getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }

    @Override
    public JobName name() {
        return JOB;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant)
                .run(
                        () ->
                                schemas.all().stream()
                                        .map(ObjectDefinition::name)
                                        .filter(
                                                object ->
                                                        half(object) == id.getMostSignificantBits())
                                        .forEach(this::reindex));
    }

    private void reindex(ObjectName object) {
        @Nullable UUID after = new UUID(0, 0);
        while (after != null) {
            UUID from = after;
            after = transactions.execute(_ -> step(object, from));
        }
    }

    /** Where to go on; nothing at the end. */
    private @Nullable UUID step(ObjectName object, UUID after) {
        List<UUID> ids =
                dsl.select(ID)
                        .from(Tables.of(tenants.schema(Caller.current().tenant()), object))
                        .where(ID.gt(after))
                        .orderBy(ID)
                        .limit(STEP)
                        .forShare()
                        .fetch(ID);
        index.index(schemas.require(object), new LinkedHashSet<>(ids));
        return ids.size() < STEP ? null : ids.getLast();
    }
}
