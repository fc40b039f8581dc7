package guanlan.platform.database;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The application's one way to the database. The main program has usually begun the start already
 * and registered it; a test's context begins its own from its properties.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Home home(@Value("${guanlan.home:${user.home}/.guanlan}") Path folder) {
        return Home.open(folder);
    }

    @Bean(destroyMethod = "stop")
    @ConditionalOnMissingBean
    DatabaseStart databaseStart(Home home, DatabaseProperties properties) {
        return DatabaseStart.begin(home, properties.url());
    }

    @Bean
    Tenants tenants() {
        return new Tenants();
    }

    @Bean
    DataSource dataSource(DatabaseStart start, DatabaseProperties properties) {
        var database = start.await();
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(properties.connections());
        config.setMinimumIdle(2);
        // The driver's messages would repeat the values of a failed statement, and end up in the
        // log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        return new PatientPool(config);
    }
}
