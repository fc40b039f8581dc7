package guanlan.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one process of the product. */
@SpringBootApplication(scanBasePackages = "guanlan")
public class Application {
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
