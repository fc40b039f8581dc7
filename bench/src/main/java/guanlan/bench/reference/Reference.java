package guanlan.bench.reference;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One page, which asks the database; the port and the database's address are properties. */
@SpringBootApplication
public class Reference {

    public static void main(String[] arguments) {
        var application = new SpringApplication(Reference.class);
        application.setDefaultProperties(
                Map.of(
                        "server.address", "127.0.0.1",
                        "spring.flyway.enabled", "false",
                        "spring.main.banner-mode", "off",
                        "spring.threads.virtual.enabled", "true"));
        application.run();
    }

    @Bean
    SecurityFilterChain everyone(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
    }

    @RestController
    static final class Page {
        private final JdbcClient jdbc;

        Page(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @GetMapping("/")
        String page() {
            return jdbc.sql("select 'ready'").query(String.class).single();
        }
    }
}
