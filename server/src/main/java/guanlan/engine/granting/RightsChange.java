package guanlan.engine.granting;

import guanlan.engine.records.Behaviour;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.RightsStore;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.database.Tenants;
import guanlan.platform.live.Signals;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whichever way the records of an object are written that rights are made of, what was compiled is
 * forgotten with the commit, here and on every other node.
 */
final class RightsChange implements Behaviour {
    /** People and departments matter for rights, and are changed for other reasons. */
    private static final Set<ObjectName> GIVING =
            Set.of(RightsStore.ROLE, RightsStore.GRANT, RightsStore.SHARE);

    private final ObjectName object;
    private final AuditTrail trail;
    private final RightsStore store;
    private final CompiledPermits permits;
    private final Tenants tenants;
    private final Signals signals;

    RightsChange(
            ObjectName object,
            AuditTrail trail,
            RightsStore store,
            CompiledPermits permits,
            Tenants tenants,
            Signals signals) {
        this.object = object;
        this.trail = trail;
        this.store = store;
        this.permits = permits;
        this.tenants = tenants;
        this.signals = signals;
    }

    @Override
    public ObjectName object() {
        return object;
    }

    @Override
    public void written() {
        if (GIVING.contains(object)) {
            trail.note(Act.of(Kind.PERMISSION).on(object.value()));
        }
        if (!TransactionSynchronizationManager.hasResource(CompiledPermits.CHANGING)) {
            TransactionSynchronizationManager.bindResource(CompiledPermits.CHANGING, this);
            TransactionSynchronizationManager.registerSynchronization(
                    new Commit(Caller.current().tenant()));
            signals.ring(CompiledPermits.NEWS, Caller.current().tenant());
        }
    }

    private final class Commit implements TransactionSynchronization {
        private final String tenant;

        Commit(String tenant) {
            this.tenant = tenant;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            store.count(tenants.schema(tenant));
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(CompiledPermits.CHANGING);
            permits.forget(tenant);
        }
    }
}
