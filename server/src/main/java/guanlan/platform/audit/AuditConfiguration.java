package guanlan.platform.audit;

import guanlan.platform.database.Home;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {

    /** Beside the keys, outside of the database: who empties the one does not reach the other. */
    @Bean
    Anchors anchors(Home home) {
        return new Anchors(home.file("secret"));
    }
}
