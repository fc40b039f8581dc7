package guanlan.edge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The endpoints of the product as {@code endpoints.txt} declares them. */
final class Endpoints {
    private Endpoints() {}

    enum Right {
        OPEN,
        SESSION,
        RECORDS,
        ADMINISTRATOR
    }

    record Endpoint(Right right, String method, String path) {

        String call() {
            return method + " " + path;
        }

        boolean changes() {
            return !method.equals("GET");
        }

        /** With its variables filled in. */
        String with(String object, String id) {
            return path.replace("{object}", object)
                    .replace("{id}", id)
                    .replace("{delivery}", id)
                    .replace("{mapping}", id)
                    .replace("{user}", id)
                    .replace("{person}", id)
                    .replace("{file}", id)
                    .replace("{share}", id)
                    .replace("{page}", id)
                    .replace("{key}", "rep")
                    .replace("{field}", "name")
                    .replace("{kind}", "mentioned")
                    .replace("{line}", "2")
                    .replace("{name}", "search")
                    .replace("{position}", "1-1")
                    .replace("{path}", object);
        }
    }

    static List<Endpoint> declared() {
        try (var file = Endpoints.class.getResourceAsStream("/endpoints.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Endpoints::read)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<Endpoint> of(Right right) {
        return declared().stream().filter(each -> each.right() == right).toList();
    }

    /** Without the stream that never ends, and without those that open or end a session. */
    static List<Endpoint> signedIn() {
        return declared().stream()
                .filter(each -> each.right() != Right.OPEN && !each.path().equals("/api/live"))
                .toList();
    }

    private static Endpoint read(String line) {
        String[] words = line.split("\\s+");
        if (words.length != 3) {
            throw new IllegalArgumentException("not \"right method path\": " + line);
        }
        return new Endpoint(Right.valueOf(words[0].toUpperCase(Locale.ROOT)), words[1], words[2]);
    }
}
