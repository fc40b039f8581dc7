package guanlan.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL as it comes in a jar; it is unpacked once for each version. */
final class PostgresBinaries {
    static final String VERSION = "18.4";

    private PostgresBinaries() {}

    /** Returns the folder with {@code bin}, {@code lib} and {@code share}. */
    static Path unpackInto(Path home) {
        var folder = home.resolve("postgres-" + VERSION);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        var unfinished = home.resolve("postgres-" + VERSION + ".unfinished");
        try (var packed = open()) {
            FileSystemUtils.deleteRecursively(unfinished);
            Files.createDirectories(unfinished);
            unpack(packed, unfinished);
            return Files.move(unfinished, folder);
        } catch (IOException e) {
            throw new StartRefused(
                    "PostgreSQL cannot be unpacked into %s (%s).".formatted(home, e.getMessage()),
                    e);
        }
    }

    /**
     * {@code tar} does the files, their rights and links; every system has it, but not every one
     * has {@code xz}.
     */
    private static void unpack(InputStream packed, Path folder) throws IOException {
        var tar =
                new ProcessBuilder("tar", "-x", "--no-same-owner", "-f", "-", "-C", folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var plain = new XZInputStream(packed);
                var in = tar.getOutputStream()) {
            plain.transferTo(in);
        }
        try {
            if (tar.waitFor() != 0) {
                throw new IOException("tar ended with " + tar.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static InputStream open() {
        var name = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        var packed = PostgresBinaries.class.getClassLoader().getResourceAsStream(name);
        if (packed == null) {
            throw new StartRefused(
                    "This build of Guanlan carries no PostgreSQL for %s on %s: set GUANLAN_DATABASE_URL to a PostgreSQL 18 of yours."
                            .formatted(
                                    System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return packed;
    }

    static String resource(String system, String processor) {
        var os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch = processor.equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-%s-%s.txz".formatted(os, arch);
    }
}
