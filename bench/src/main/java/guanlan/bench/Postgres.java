package guanlan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The PostgreSQL of a data folder, without the product: what it costs alone, and a database for the
 * reference.
 */
record Postgres(Path home) {

    /** Returns once it takes connections, looking more often than {@code pg_ctl} does. */
    void start() throws IOException, InterruptedException {
        Files.deleteIfExists(data().resolve("postmaster.pid"));
        control("start", "-W", "-l", home.resolve("log/postgres/start.log").toString());
        while (pid().size() < 8 || !pid().get(7).strip().equals("ready")) {
            Thread.sleep(2);
        }
    }

    void stop() throws IOException {
        control("stop", "-m", "fast");
    }

    String url() throws IOException {
        return "jdbc:postgresql://127.0.0.1:%s/guanlan?user=guanlan&password=%s"
                .formatted(
                        pid().get(3).strip(),
                        Files.readString(home.resolve("secret/database")).strip());
    }

    long process() throws IOException {
        return Long.parseLong(pid().getFirst());
    }

    private List<String> pid() throws IOException {
        try {
            return Files.readAllLines(data().resolve("postmaster.pid"));
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private Path data() {
        return home.resolve("database");
    }

    private void control(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        try (var folders = Files.newDirectoryStream(home, "postgres-*")) {
            command.add(folders.iterator().next().resolve("bin/pg_ctl").toString());
        }
        command.addAll(List.of(arguments));
        command.addAll(List.of("-s", "-D", data().toString()));
        Programs.run(command, Map.of());
    }
}
