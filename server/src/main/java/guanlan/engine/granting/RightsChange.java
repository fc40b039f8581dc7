package guanlan.engine.granting;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.RightsStore;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.database.Tenants;
import guanlan.platform.live.Signals;
import java.util.Map;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whichever way the records of an object are written that rights are made of, what was compiled is
 * forgotten with the commit, here and on every other node.
 */
final class RightsChange implements Behaviour {
    /** People and departments are changed for other reasons too: only these fields matter. */
    private static final Map<ObjectName, Set<String>> DECIDING =
            Map.of(
                    ObjectName.USER,
                    Set.of("department", "departments", "manager", "position", "active"),
                    ObjectName.DEPARTMENT,
                    Set.of("parent", "manager"));

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
    public void plan(Planned batch) {
        if (!DECIDING.containsKey(object)) {
            RightsNotes.begin(this, batch.rows());
            return;
        }
        Set<String> deciding = DECIDING.getOrDefault(object, Set.of());
        if (batch.rows().stream().anyMatch(row -> moves(row, deciding))) {
            changing();
        }
    }

    private static boolean moves(PlannedRow row, Set<String> deciding) {
        return !deciding.isEmpty()
                && (row.isNew()
                        || row.isRemoved()
                        || row.isRestored()
                        || deciding.stream().anyMatch(row::changes));
    }

    @Override
    public void written() {
        if (!DECIDING.containsKey(object)) {
            RightsNotes.end(this, object).forEach(trail::note);
            changing();
        }
    }

    private void changing() {
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
