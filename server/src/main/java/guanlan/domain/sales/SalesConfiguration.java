package guanlan.domain.sales;

import guanlan.engine.schema.Schemas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For each model of a deal a state machine, a memory of what was promised, and how files tell. */
@Configuration(proxyBeanMethods = false)
class SalesConfiguration {
    @Bean
    StageMoves movesOfOpportunities(Pipelines pipelines, Schemas schemas) {
        return new StageMoves(Deals.OPPORTUNITY, pipelines, schemas);
    }

    @Bean
    StageMoves movesOfQuickOrders(Pipelines pipelines, Schemas schemas) {
        return new StageMoves(Deals.QUICK_ORDER, pipelines, schemas);
    }

    @Bean
    StageMoves movesOfProjects(Pipelines pipelines, Schemas schemas) {
        return new StageMoves(Deals.PROJECT, pipelines, schemas);
    }

    @Bean
    Promises promisesOfOpportunities(Schemas schemas) {
        return new Promises(Deals.OPPORTUNITY, schemas);
    }

    @Bean
    Promises promisesOfQuickOrders(Schemas schemas) {
        return new Promises(Deals.QUICK_ORDER, schemas);
    }

    @Bean
    Promises promisesOfProjects(Schemas schemas) {
        return new Promises(Deals.PROJECT, schemas);
    }

    @Bean
    DealSheet sheetsOfOpportunities(Pipelines pipelines, Schemas schemas) {
        return new DealSheet(Deals.OPPORTUNITY, pipelines, schemas);
    }

    @Bean
    DealSheet sheetsOfQuickOrders(Pipelines pipelines, Schemas schemas) {
        return new DealSheet(Deals.QUICK_ORDER, pipelines, schemas);
    }

    @Bean
    DealSheet sheetsOfProjects(Pipelines pipelines, Schemas schemas) {
        return new DealSheet(Deals.PROJECT, pipelines, schemas);
    }
}
