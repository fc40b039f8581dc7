package guanlan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of {@code ./guanlan} that decide something, without a build. */
class ScriptTest {
    private static final Path SCRIPT = Path.of("..", "guanlan").toAbsolutePath().normalize();

    @TempDir Path folder;

    @Test
    void refusesAnUnknownCommandInOneSentence() throws Exception {
        var said = run(Map.of(), "\"$GUANLAN\" fly");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text().lines()).hasSize(1);
    }

    @Test
    void stopsNothingWhereNothingRuns() throws Exception {
        var said = run(Map.of("GUANLAN_HOME", folder.toString()), "\"$GUANLAN\" stop");
        assertThat(said.code()).isZero();
        assertThat(said.text()).contains("not running on " + folder);
    }

    @Test
    void takesTheJavaOfJavaHomeWhenItIsNewEnough() throws Exception {
        java("young", "25.0.1");
        assertThat(found("young")).isEqualTo(folder.resolve("young").toString());
    }

    @Test
    void passesOverAJavaThatIsTooOldAndOneWithoutACompiler() throws Exception {
        java("old", "21.0.4");
        assertThat(found("old")).isNotEqualTo(folder.resolve("old").toString());
        Files.delete(java("runtime", "25").resolve("bin/javac"));
        assertThat(found("runtime")).isNotEqualTo(folder.resolve("runtime").toString());
    }

    @Test
    void doesNotTakeAnotherProgramsProcessForItsServer() throws Exception {
        Files.writeString(folder.resolve("lock"), ProcessHandle.current().pid() + "\n8080\n");
        var said = run(Map.of("GUANLAN_HOME", folder.toString()), ". \"$GUANLAN\"; server_process");
        assertThat(said.text()).isEmpty();
    }

    @Test
    void countsTestsOverAllReports() throws Exception {
        Files.writeString(
                folder.resolve("a.xml"),
                "<testsuite name=\"a\" time=\"1.2\" tests=\"5\" errors=\"1\" skipped=\"1\" failures=\"1\">\n<testcase/></testsuite>");
        Files.writeString(
                folder.resolve("b.xml"),
                "<testsuites name=\"b\" tests=\"7\" failures=\"0\"><testsuite name=\"x\" tests=\"7\" failures=\"0\" errors=\"0\" skipped=\"0\"></testsuite></testsuites>");
        var said = run(Map.of(), ". \"$GUANLAN\"; counted '" + folder + "'/*.xml");
        assertThat(said.text()).isEqualTo("9 2 1");
    }

    @Test
    void noReportsMeansNoTests() throws Exception {
        assertThat(run(Map.of(), ". \"$GUANLAN\"; counted").text()).isEqualTo("0 0 0");
    }

    private String found(String home) throws Exception {
        var environment = Map.of("JAVA_HOME", folder.resolve(home).toString());
        return run(environment, ". \"$GUANLAN\"; find_java javac; echo \"$JAVA_HOME\"").text();
    }

    private Path java(String name, String version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (var program : new String[] {"java", "javac"}) {
            Files.createFile(
                    home.resolve("bin").resolve(program),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        return home;
    }

    private static Said run(Map<String, String> environment, String commands) throws Exception {
        var builder = new ProcessBuilder("bash", "-c", commands).redirectErrorStream(true);
        var all = new HashMap<>(environment);
        all.put("GUANLAN", SCRIPT.toString());
        builder.environment().putAll(all);
        var process = builder.start();
        var text =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text.strip());
    }

    private record Said(int code, String text) {}
}
