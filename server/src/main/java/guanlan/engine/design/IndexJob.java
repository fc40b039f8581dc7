package guanlan.engine.design;

import guanlan.engine.design.IndexBuilds.Build;
import guanlan.engine.design.IndexBuilds.State;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Builds an index beside the writers ({@code create index concurrently}), which takes two looks at
 * the table and no lock that anybody waits for. What a broken run left is dropped first.
 */
@Component
class IndexJob implements JobHandler {
    private static final String UNIQUE_VIOLATION = "23505";

    private final IndexBuilds builds;
    private final Schemas schemas;
    private final DSLContext dsl;

    IndexJob(IndexBuilds builds, Schemas schemas, DSLContext dsl) {
        this.builds = builds;
        this.schemas = schemas;
        this.dsl = dsl;
    }

    @Override
    public JobName name() {
        return IndexBuilds.JOB;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant).run(() -> builds.find(id).ifPresent(this::build));
    }

    private void build(Build build) {
        Tables.Step.CreateIndex index = build.index();
        Name name = DSL.name(builds.schema(), index.name());
        dsl.query("drop index concurrently if exists {0}", name).execute();
        if (!isWanted(index)) {
            builds.settle(build.id(), State.FAILED, "unwanted");
            return;
        }
        builds.settle(build.id(), State.BUILDING, null);
        try {
            create(index);
            builds.settle(build.id(), State.READY, null);
        } catch (DataAccessException refused) {
            dsl.query("drop index concurrently if exists {0}", name).execute();
            if (!UNIQUE_VIOLATION.equals(refused.sqlState())) {
                throw refused;
            }
            builds.settle(build.id(), State.FAILED, "duplicates");
        }
    }

    /** The definition may have changed again since. */
    private boolean isWanted(Tables.Step.CreateIndex index) {
        return schemas.find(index.object()).stream()
                .flatMap(definition -> Tables.wanted(definition).stream())
                .anyMatch(index::equals);
    }

    private void create(Tables.Step.CreateIndex index) {
        dsl.query(
                        statement(index),
                        DSL.name(index.name()),
                        Tables.of(builds.schema(), index.object()),
                        DSL.list(index.parts()),
                        DSL.name(SystemField.DELETED_AT.field()))
                .execute();
    }

    private static String statement(Tables.Step.CreateIndex index) {
        if (index.ofItems()) {
            return "create index concurrently {0} on {1} using gin ({2}) where {3} is null";
        }
        return index.unique()
                ? "create unique index concurrently {0} on {1} ({2}) where {3} is null"
                : "create index concurrently {0} on {1} ({2}) where {3} is null";
    }

    @Override
    public void gaveUp(UUID id, String tenant, Throwable cause) {
        Caller.system(tenant)
                .run(() -> builds.settle(id, State.FAILED, cause.getClass().getSimpleName()));
    }
}
