package guanlan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;

/**
 * Two at their screens: one moves a deal to the next stage, the other's funnel is told and asks
 * anew. Measured is from the move until the other holds a funnel that has it.
 */
final class SalesBenchNews {
    private static final int ROUNDS = 30;
    private static final double NOTICED = 1_000;

    private final Product product;
    private final ImportBenchVisitor mover;
    private final String pipeline;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    SalesBenchNews(Product product, ImportBenchVisitor mover, String pipeline) {
        this.product = product;
        this.mover = mover;
        this.pipeline = pipeline;
    }

    List<Figure> figures() throws Exception {
        var watcher = new ImportBenchVisitor(product);
        watcher.signIn("lin");
        List<String> stages = stages();
        try (var stream = stream(watcher)) {
            Thread.ofVirtual().start(() -> listen(stream));
            return Latency.compare(
                            ROUNDS, round -> () -> follow(watcher, stages, round), _ -> () -> {})
                    .within("a moved deal is in another's funnel", NOTICED);
        }
    }

    private List<String> stages() throws Exception {
        JsonNode all =
                mover.get(
                        "/api/records/stage?limit=50&sort=position&where="
                                + SalesBench.encoded("pipeline == \"" + pipeline + "\""));
        return all.path("items").valueStream().map(stage -> stage.path("id").asString()).toList();
    }

    private void follow(ImportBenchVisitor watcher, List<String> stages, int round)
            throws Exception {
        String from = stages.getFirst();
        String to = stages.get(1);
        String where = "status == \"open\" && stage == \"" + from + "\"";
        JsonNode deal = SalesBench.first(mover, "opportunity", where);
        long before = here(watcher, to);
        heard.clear();
        String id = deal.path("id").asString();
        mover.send("PATCH", "/api/records/opportunity/" + id, Map.of("stage", to));
        while (!heard.take().contains(id)) {
            // Of somebody else's doing.
        }
        long after = here(watcher, to);
        if (after != before + 1) {
            throw new IOException(
                    "round %d: %d deals in the stage, and %d after one more"
                            .formatted(round, before, after));
        }
    }

    private long here(ImportBenchVisitor watcher, String stage) throws Exception {
        JsonNode funnel =
                watcher.get(
                        "/api/records/opportunity/funnel?counted=cohort&from=2026-01-01&to=2026-12-31&pipeline="
                                + pipeline);
        for (JsonNode layer : funnel.path("layers")) {
            if (layer.path("stage").asString().equals(stage)) {
                return layer.path("here").asLong();
            }
        }
        throw new IOException("the funnel has no such stage: " + funnel);
    }

    private Socket stream(ImportBenchVisitor watcher) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), product.port());
        String head = "GET /api/live HTTP/1.1\r\nHost: localhost\r\n" + watcher.headers() + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void listen(Socket stream) {
        try {
            var lines =
                    new BufferedReader(
                            new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    heard.add(line);
                }
            }
        } catch (IOException closed) {
            heard.add("");
        }
    }
}
