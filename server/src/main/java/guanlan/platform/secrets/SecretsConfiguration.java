package guanlan.platform.secrets;

import guanlan.platform.database.Home;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys from {@code GUANLAN_SECRET_KEY}, else from the data folder. */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

    @Bean
    Vault vault(Home home, @Value("${guanlan.secret.key:}") String keys) {
        Vault vault =
                keys.isBlank() ? Vault.at(home.file("secret").resolve("keys")) : Vault.of(keys);
        return vault.open();
    }
}
