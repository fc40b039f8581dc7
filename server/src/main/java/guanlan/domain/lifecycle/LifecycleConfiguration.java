package guanlan.domain.lifecycle;

import guanlan.engine.records.Behaviour;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept of customers and of leads. */
@Configuration(proxyBeanMethods = false)
class LifecycleConfiguration {
    @Bean
    Behaviour keptOfAccounts(Schemas schemas) {
        return new KeptFields(new ObjectName("account"), schemas);
    }

    @Bean
    Behaviour keptOfLeads(Schemas schemas) {
        return new KeptFields(new ObjectName("lead"), schemas);
    }
}
