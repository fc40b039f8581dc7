package guanlan.platform.identity;

import guanlan.platform.audit.AuditTrail;
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
    Journal journal(AuditTrail trail) {
        return new Journal(trail::note);
    }

    @Bean
    PasswordPolicy passwordPolicy(IdentitySettings settings) {
        return new PasswordPolicy(settings.password().minLength());
    }
}
