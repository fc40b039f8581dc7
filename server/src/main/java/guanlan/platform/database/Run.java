package guanlan.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One finished run of a program outside the JVM, with all that it said. Its command line carries no
 * secret.
 */
record Run(int code, String output) {
    static final int ABSENT = 127;

    static Run of(List<String> command, String input) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // It ended without reading everything; its output says why.
            }
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new Run(ABSENT, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        }
    }

    static Run of(String... command) {
        return of(List.of(command), "");
    }

    boolean succeeded() {
        return code == 0;
    }

    /** {@code what} is the beginning of a sentence: what could not be done. */
    Run orRefuse(String what) {
        if (!succeeded()) {
            throw new StartRefused("%s: %s".formatted(what, lastLine()));
        }
        return this;
    }

    String lastLine() {
        return output.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, line) -> line)
                .orElse("no reason given");
    }
}
