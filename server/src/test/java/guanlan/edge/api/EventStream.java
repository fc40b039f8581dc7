package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an open page hears. */
record EventStream(BlockingQueue<Event> events) {
    private static final JsonMapper JSON = new JsonMapper();

    record Event(String id, String name, JsonNode data) {}

    /**
     * @param last the id of the event that was heard last; null: from now on
     */
    static EventStream of(HttpClient client, Browser who, @Nullable String last)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + who.port() + "/api/live"))
                        .header(
                                "Cookie",
                                SessionCookie.NAME
                                        + "="
                                        + who.cookie(SessionCookie.NAME).orElseThrow());
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        var response = client.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        var events = new LinkedBlockingQueue<Event>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (var lines =
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    response.body(), StandardCharsets.UTF_8))) {
                                read(lines, events);
                            } catch (IOException closed) {
                                events.add(new Event("", "closed", JSON.createObjectNode()));
                            }
                        });
        return new EventStream(events);
    }

    private static void read(BufferedReader lines, BlockingQueue<Event> events) throws IOException {
        List<String> block = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isEmpty()) {
                block.add(line.substring(line.indexOf(':') + 2));
            } else if (block.size() == 3) {
                events.add(new Event(block.get(0), block.get(1), JSON.readTree(block.get(2))));
                block.clear();
            }
        }
    }

    /** The next event of a kind; others may lie before it. */
    Event await(String name) throws InterruptedException {
        while (true) {
            Event event = next(name);
            if (event.name().equals(name)) {
                return event;
            }
        }
    }

    /** What is heard before the next event of a kind. */
    List<String> before(String name) throws InterruptedException {
        List<String> heard = new ArrayList<>();
        for (Event event = next(name); !event.name().equals(name); event = next(name)) {
            heard.add(event.name());
        }
        return heard;
    }

    private Event next(String awaited) throws InterruptedException {
        return Objects.requireNonNull(events.poll(20, TimeUnit.SECONDS), awaited);
    }
}
