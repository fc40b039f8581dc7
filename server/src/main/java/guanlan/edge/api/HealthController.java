package guanlan.edge.api;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the product can work: for supervisors and for whoever waits for its start. */
@RestController
final class HealthController {
    private final JdbcClient jdbc;
    private final ApiSettings settings;

    HealthController(JdbcClient jdbc, ApiSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    record Health(String status, String version) {}

    @GetMapping("/api/health")
    ResponseEntity<Health> health() {
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            return ResponseEntity.ok(new Health("up", settings.version()));
        } catch (DataAccessException _) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .body(new Health("down", settings.version()));
        }
    }
}
