package guanlan.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/**
 * A new, empty PostgreSQL cluster with the application's role and database in it. It is made beside
 * its place and moved there when it is whole, so that a start broken off leaves nothing half done.
 */
record Cluster(Programs programs, Path home) {
    /** What an operator may change in {@code postgresql.conf}; sized for a small machine. */
    private static final Map<String, String> SIZES =
            new TreeMap<>(
                    Map.of(
                            "shared_buffers", "128MB",
                            "max_connections", "60",
                            "work_mem", "16MB",
                            "maintenance_work_mem", "128MB",
                            "random_page_cost", "1.1",
                            "io_workers", "2"));

    /**
     * Sorting and case by ICU's rules for Chinese, characters by C.UTF-8, which trigrams of Chinese
     * need.
     */
    private static final List<String> INITDB =
            List.of(
                    "initdb",
                    "--username=postgres",
                    "--auth=reject",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--locale-provider=icu",
                    "--icu-locale=zh-Hans-CN",
                    "--no-instructions");

    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    void create(Path data, Secret owner, Secret application) {
        var unfinished = home.resolve("database.unfinished");
        try {
            FileSystemUtils.deleteRecursively(unfinished);
            Files.createDirectory(
                    unfinished,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            programs.own(unfinished);
            programs.run(initdb(unfinished), "").orRefuse("The database cannot be made");
            Files.writeString(unfinished.resolve("pg_hba.conf"), ACCESS);
            Files.writeString(
                    unfinished.resolve("postgresql.conf"),
                    "\n# Written anew at each start; stronger than what stands above.\ninclude_if_exists = '%s'\n"
                            .formatted(PostgresProcess.SETTINGS),
                    StandardOpenOption.APPEND);
            roles(unfinished, owner, application);
            Files.move(unfinished, data);
        } catch (IOException e) {
            throw new StartRefused(
                    "The database cannot be made in %s (%s).".formatted(home, e.getMessage()), e);
        }
    }

    private static List<String> initdb(Path folder) {
        var command = new ArrayList<>(INITDB);
        SIZES.forEach((name, value) -> command.add("--set=%s=%s".formatted(name, value)));
        command.add("--pgdata=" + folder);
        return command;
    }

    /**
     * By PostgreSQL's single-user mode, one statement a line: no server with a default password
     * ever listens.
     */
    private void roles(Path folder, Secret owner, Secret application) {
        var statements =
                """
                alter role postgres password '%s'
                create role guanlan login password '%s'
                create database guanlan owner guanlan
                """
                        .formatted(owner.text(), application.text());
        programs.run(
                        List.of("postgres", "--single", "-D", folder.toString(), "postgres"),
                        statements)
                .orRefuse("The database's roles cannot be made");
    }
}
