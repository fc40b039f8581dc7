package guanlan.platform.identity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of this module that know nothing of Spring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityConfiguration {

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    PasswordPolicy passwordPolicy(IdentitySettings settings) {
        return new PasswordPolicy(settings.password().minLength());
    }
}
