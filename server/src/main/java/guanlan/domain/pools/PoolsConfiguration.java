package guanlan.domain.pools;

import guanlan.engine.granting.RightsChanges;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.records.Behaviour;
import guanlan.engine.rights.Enclosure;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pools add to the writing of records, and to rights. */
@Configuration(proxyBeanMethods = false)
class PoolsConfiguration {
    private final Pools pools;
    private final Schemas schemas;

    PoolsConfiguration(Pools pools, Schemas schemas) {
        this.pools = pools;
        this.schemas = schemas;
    }

    @Bean
    Enclosure.Source poolRights() {
        return tenant -> new PoolRights(Caller.system(tenant).call(() -> pools.all()), schemas);
    }

    @Bean
    Behaviour accountsMoveThroughPools(Quotas quotas, PoolLedger ledger, Contacts contacts) {
        return new PoolMoves(Pooled.ACCOUNT, pools, schemas, quotas, ledger, contacts);
    }

    @Bean
    Behaviour leadsMoveThroughPools(Quotas quotas, PoolLedger ledger, Contacts contacts) {
        return new PoolMoves(Pooled.LEAD, pools, schemas, quotas, ledger, contacts);
    }

    @Bean
    Behaviour poolsAreChecked(CriteriaConditions criteria) {
        return new PoolChecks(PoolChecks.POOL, pools, schemas, criteria);
    }

    @Bean
    Behaviour poolLimitsAreChecked(CriteriaConditions criteria) {
        return new PoolChecks(PoolChecks.LIMIT, pools, schemas, criteria);
    }

    @Bean
    Behaviour poolRulesAreChecked(CriteriaConditions criteria) {
        return new PoolChecks(PoolChecks.RULE, pools, schemas, criteria);
    }

    /** Who is a member decides over rights. */
    @Bean
    Behaviour poolsChangeRights(RightsChanges changes) {
        return changes.of(PoolChecks.POOL);
    }
}
