package guanlan.edge.api;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ApiSettings.class, LimitSettings.class})
class ApiConfiguration {

    @Bean
    ProblemTranslation problemTranslation(MultipartProperties uploads) {
        return new ProblemTranslation(uploads.getMaxFileSize());
    }
}
