package guanlan.app;

import guanlan.platform.database.StartRefused;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/**
 * The one process of the product. Without arguments it serves; with the name of a command, such as
 * {@code sample}, it does that on the same data folder and ends.
 */
@SpringBootApplication(
        scanBasePackages = "guanlan",
        exclude = UserDetailsServiceAutoConfiguration.class)
public class Application {

    public static void main(String[] arguments) {
        try {
            run(Settings.of(System.getenv()), List.of(arguments));
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    private static void run(Settings settings, List<String> arguments) {
        try {
            if (arguments.isEmpty()) {
                new Serving(settings).start();
            } else {
                System.exit(new Commanding(settings).run(arguments));
            }
        } catch (RuntimeException e) {
            throw Refusals.of(e, settings);
        }
    }
}
