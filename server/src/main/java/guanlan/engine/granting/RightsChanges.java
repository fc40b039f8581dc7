package guanlan.engine.granting;

import guanlan.engine.records.Behaviour;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.RightsStore;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.database.Tenants;
import guanlan.platform.live.Signals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The objects that rights are made of; modules that keep records apart add theirs. */
@Configuration(proxyBeanMethods = false)
public class RightsChanges {
    private final AuditTrail trail;
    private final RightsStore store;
    private final CompiledPermits permits;
    private final Tenants tenants;
    private final Signals signals;

    RightsChanges(
            AuditTrail trail,
            RightsStore store,
            CompiledPermits permits,
            Tenants tenants,
            Signals signals) {
        this.trail = trail;
        this.store = store;
        this.permits = permits;
        this.tenants = tenants;
        this.signals = signals;
    }

    @Bean
    Behaviour rolesChange() {
        return of(RightsStore.ROLE);
    }

    @Bean
    Behaviour grantsChange() {
        return of(RightsStore.GRANT);
    }

    @Bean
    Behaviour sharesChange() {
        return of(RightsStore.SHARE);
    }

    /** Who stands in for somebody may what that one may. */
    @Bean
    Behaviour absencesChange() {
        return of(RightsStore.ABSENCE);
    }

    @Bean
    Behaviour peopleChange() {
        return of(ObjectName.USER);
    }

    @Bean
    Behaviour departmentsChange() {
        return of(ObjectName.DEPARTMENT);
    }

    /** What forgets compiled rights whenever records of the object are written. */
    public Behaviour of(ObjectName object) {
        return new RightsChange(object, trail, store, permits, tenants, signals);
    }
}
