package guanlan.engine.schema;

import guanlan.platform.database.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a company's definitions from the database into force on this node. */
@Component
public class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final Schemas schemas;
    private final DefinitionStore store;
    private final Tenants tenants;
    private final TransactionTemplate apart;

    Snapshots(
            Schemas schemas,
            DefinitionStore store,
            Tenants tenants,
            PlatformTransactionManager transactions) {
        this.schemas = schemas;
        this.store = store;
        this.tenants = tenants;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        schemas.onMiss(this::refresh);
    }

    /** Compares one number, and reads the definitions only when it has grown. */
    public void refresh(String tenant) {
        apart.executeWithoutResult(_ -> load(tenant));
    }

    private void load(String tenant) {
        String schema = tenants.schema(tenant);
        long version = store.version(schema);
        if (version > schemas.of(tenant).version()) {
            Snapshot fresh = Composition.of(version, store.rows(schema));
            if (!fresh.faults().isEmpty()) {
                LOG.error("definitions of {} left out: {}", tenant, fresh.faults());
            }
            schemas.publish(tenant, fresh);
        }
    }
}
