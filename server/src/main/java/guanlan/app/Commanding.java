package guanlan.app;

import guanlan.platform.database.DatabaseStart;
import guanlan.platform.database.Home;
import guanlan.platform.database.StartRefused;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/**
 * Runs one command and ends. It takes part in the running server's database when there is one, and
 * starts and stops the database itself when there is none.
 */
record Commanding(Settings settings) {

    int run(List<String> arguments) {
        var home = Home.open(settings.home());
        var alone = home.tryLock(settings.port());
        var database = DatabaseStart.begin(home, settings.database());
        try {
            var application = Contexts.application(home, database);
            // All beans are there, but nothing listens.
            try (var context = application.run("--server.port=-1")) {
                return command(context, arguments.getFirst())
                        .run(arguments.subList(1, arguments.size()));
            }
        } finally {
            if (alone) {
                database.stop();
            }
        }
    }

    private static Command command(ApplicationContext context, String name) {
        var commands = context.getBeansOfType(Command.class).values();
        return commands.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new StartRefused(
                                        "There is no command \"%s\"; there is %s."
                                                .formatted(
                                                        name,
                                                        commands.stream()
                                                                .map(Command::name)
                                                                .sorted()
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }
}
