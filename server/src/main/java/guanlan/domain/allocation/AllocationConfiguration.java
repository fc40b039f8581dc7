package guanlan.domain.allocation;

import guanlan.engine.records.Behaviour;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What allocation adds to the writing of records. */
@Configuration(proxyBeanMethods = false)
class AllocationConfiguration {
    @Bean
    Behaviour leadsAreLeftToRules(AllocationRules rules) {
        return new LeftToRules(AllocationRule.LEAD, rules);
    }

    @Bean
    Behaviour accountsAreLeftToRules(AllocationRules rules) {
        return new LeftToRules(AllocationRule.ACCOUNT, rules);
    }
}
