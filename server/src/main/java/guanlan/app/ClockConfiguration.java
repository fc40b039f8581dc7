package guanlan.app;

import guanlan.core.values.Ids;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock, and the ids that are made from it; everything else is given the time. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Ids ids(InstantSource clock) {
        return new Ids(clock);
    }
}
