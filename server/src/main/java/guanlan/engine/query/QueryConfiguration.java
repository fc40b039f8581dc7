package guanlan.engine.query;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QueryConfiguration {

    /** Modules that answer read lists themselves, so they are looked up when they are asked. */
    @Bean
    Questions questions(ObjectProvider<Question> all) {
        return new Questions(all::stream);
    }
}
