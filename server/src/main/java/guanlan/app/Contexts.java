package guanlan.app;

import guanlan.platform.database.DatabaseStart;
import guanlan.platform.database.Home;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** The Spring application around a data folder and a database that is already starting. */
final class Contexts {
    static final String LOG = "log/guanlan.log";

    private Contexts() {}

    static SpringApplication application(Home home, DatabaseStart database) {
        var application = new SpringApplication(Application.class);
        application.setDefaultProperties(
                Map.of(
                        "guanlan.home", home.folder().toString(),
                        "logging.file.name", home.file(LOG).toString()));
        application.addInitializers(
                context -> {
                    context.getBeanFactory().registerSingleton("home", home);
                    context.getBeanFactory().registerSingleton("databaseStart", database);
                });
        return application;
    }
}
