package guanlan.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.core.values.Ids;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Home;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that stores files is killed in the middle, again and again. */
class FilesCrashTest {
    private static final int ROUNDS = 4;
    private static final int SUM = 32;

    /** Stores contents that end in their own checksum; a printed id was acknowledged. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            Home home = Home.open(Path.of(arguments[0]));
            home.lock(1);
            var files = new FilesInFolder(home, new Ids(InstantSource.system()));
            var random = new Random(Long.parseLong(arguments[1]));
            Caller.system("main")
                    .run(
                            () -> {
                                for (int at = 0; at < 100_000; at++) {
                                    System.out.println(store(files, random));
                                    System.out.flush();
                                }
                            });
        }

        private static FileId store(Files files, Random random) {
            byte[] content = new byte[SUM + random.nextInt(200_000)];
            random.nextBytes(content);
            int length = content.length - SUM;
            System.arraycopy(sum(content, length), 0, content, length, SUM);
            try {
                return files.store(new ByteArrayInputStream(content));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAndWhatIsThereIsWhole(@TempDir Path folder) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            acknowledged.addAll(killed(folder, round));
        }
        Path company = folder.resolve("home/files/main");
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * 5);
        for (String id : acknowledged) {
            assertThat(company.resolve(id)).exists();
        }
        try (Stream<Path> all = java.nio.file.Files.list(company)) {
            for (Path file : all.filter(each -> !each.toString().contains("unfinished")).toList()) {
                byte[] content = java.nio.file.Files.readAllBytes(file);
                int length = content.length - SUM;
                assertThat(Arrays.copyOfRange(content, length, content.length))
                        .as(file.toString())
                        .isEqualTo(sum(content, length));
            }
        }
    }

    private static List<String> killed(Path folder, int round) throws Exception {
        Path errors = folder.resolve("errors-" + round);
        Process writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                folder.resolve("home").toString(),
                                String.valueOf(round))
                        .redirectError(errors.toFile())
                        .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader out = writer.inputReader()) {
            while (acknowledged.size() < 5 * round) {
                String line = out.readLine();
                if (line == null) {
                    throw new AssertionError(java.nio.file.Files.readString(errors));
                }
                acknowledged.add(line);
            }
            writer.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private static byte[] sum(byte[] content, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
