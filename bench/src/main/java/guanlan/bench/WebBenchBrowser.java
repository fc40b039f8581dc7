package guanlan.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The distribution's Chromium with one page, driven over its own protocol. */
final class WebBenchBrowser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    WebBenchBrowser(Path scratch) throws Exception {
        Path profile = scratch.resolve("chromium");
        process =
                new ProcessBuilder(
                                executable(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                                "--enable-precise-memory-info",
                                "--window-size=1440,900",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(scratch.resolve("chromium.log").toFile())
                        .start();
        List<String> door = door(profile.resolve("DevToolsActivePort"));
        socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + door.get(0) + door.get(1)),
                                new Listener())
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String target =
                send("", "Target.createTarget", Map.of("url", "about:blank"))
                        .path("targetId")
                        .asString();
        session =
                send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                        .path("sessionId")
                        .asString();
        tell("Page.enable", Map.of());
        tell("Network.enable", Map.of());
        tell("Runtime.enable", Map.of());
    }

    JsonNode tell(String method, Map<String, ?> parameters) throws Exception {
        return send(session, method, parameters);
    }

    /** What an expression comes to; a promise is waited for. */
    JsonNode value(String expression) throws Exception {
        JsonNode answer =
                tell(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.at("/result/value");
    }

    void open(String url) throws Exception {
        events.clear();
        tell("Page.navigate", Map.of("url", url));
    }

    /** Asks again and again until the expression holds. */
    void await(String expression) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!value("Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > until) {
                throw new IOException("Never: " + expression);
            }
            Thread.sleep(50);
        }
    }

    /**
     * Bytes that came over the wire since the last page was opened, of what is no answer of the
     * interface.
     */
    long received() {
        var files = new ConcurrentHashMap<String, Boolean>();
        for (JsonNode event : events) {
            if (event.path("method").asString().equals("Network.responseReceived")) {
                String url = event.at("/params/response/url").asString();
                if (!url.contains("/api/")) {
                    files.put(event.at("/params/requestId").asString(), true);
                }
            }
        }
        return events.stream()
                .filter(event -> event.path("method").asString().equals("Network.loadingFinished"))
                .filter(event -> files.containsKey(event.at("/params/requestId").asString()))
                .mapToLong(event -> event.at("/params/encodedDataLength").asLong())
                .sum();
    }

    private JsonNode send(String to, String method, Map<String, ?> parameters)
            throws IOException, InterruptedException {
        int id = last.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(id, answer);
        Map<String, Object> message =
                to.isEmpty()
                        ? Map.of("id", id, "method", method, "params", parameters)
                        : Map.of("id", id, "method", method, "params", parameters, "sessionId", to);
        socket.sendText(JSON.writeValueAsString(message), true);
        try {
            JsonNode told = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (told.has("error")) {
                throw new IOException(method + ": " + told.path("error"));
            }
            return told.path("result");
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(method, e);
        }
    }

    private static List<String> door(Path file) throws IOException, InterruptedException {
        for (int wait = 0; wait < PATIENCE_SECONDS * 10; wait++) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() > 1) {
                    return lines;
                }
            }
            Thread.sleep(100);
        }
        throw new IOException("Chromium does not open its door: " + file);
    }

    private static String executable() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "This bench needs Debian's package chromium."))
                .toString();
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        process.destroy();
        process.waitFor();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder heard = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
            heard.append(part);
            if (whole) {
                JsonNode message = JSON.readTree(heard.toString());
                heard.setLength(0);
                var waiting = asked.remove(message.path("id").asInt(0));
                if (waiting == null) {
                    events.add(message);
                } else {
                    waiting.complete(message);
                }
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
