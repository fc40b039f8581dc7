package guanlan.edge.api;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ApiSettings.class, LimitSettings.class})
class ApiConfiguration {

    @Bean
    ProblemTranslation problemTranslation(MultipartProperties uploads) {
        return new ProblemTranslation(uploads.getMaxFileSize());
    }

    /**
     * One measured span for a request is enough: the framework would measure each of its filters
     * twice, which costs more than the filters do.
     */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
