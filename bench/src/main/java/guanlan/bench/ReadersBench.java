package guanlan.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * How far the readers of the change log lag behind while two thousand records a second are created
 * through the API: the time from the moment a change is stamped, before it is committed, until its
 * effect is.
 */
final class ReadersBench implements Bench {
    private static final int RATE = 2000;
    private static final int AT_ONCE = 100;
    private static final int SECONDS = 30;
    private static final double MOST_SECONDS = 1;

    @Override
    public String name() {
        return "readers";
    }

    @Override
    public List<Figure> run(Product product) throws Exception {
        product.up();
        var visitor = new ImportBenchVisitor(product);
        visitor.signUp();
        write(visitor, 5);
        settle(visitor);
        double rate = write(visitor, SECONDS);
        String metrics = visitor.text("/api/metrics");
        double search = percentile(metrics, "search");
        double webhooks = percentile(metrics, "webhooks");
        double caughtUp = settle(visitor);
        return List.of(
                Figure.atLeast("changes written", "1/s", rate, RATE, 0.95),
                Figure.atMost("lag of the search index, p99", "s", search, MOST_SECONDS, 1),
                Figure.atMost("lag of the webhooks, p99", "s", webhooks, MOST_SECONDS, 1),
                Figure.atMost("until all have caught up", "s", caughtUp, MOST_SECONDS, 2));
    }

    /** At an even pace; how many a second it came to. */
    private static double write(ImportBenchVisitor visitor, int seconds) throws Exception {
        int rounds = seconds * RATE / AT_ONCE;
        long pace = 1_000_000_000L * AT_ONCE / RATE;
        long begun = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            long early = begun + round * pace - System.nanoTime();
            if (early > 0) {
                Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
            }
            JsonNode written = visitor.send("POST", "/api/records/account/batch", batch(round));
            if (written.at("/counts/created").asInt() != AT_ONCE) {
                throw new IOException(written.path("counts").toString());
            }
        }
        return rounds * AT_ONCE / ((System.nanoTime() - begun) / 1e9);
    }

    private static Map<String, ?> batch(int round) {
        List<Map<String, String>> rows = new ArrayList<>();
        IntStream.range(0, AT_ONCE)
                .forEach(
                        at ->
                                rows.add(
                                        Map.of(
                                                "name", "上海第" + round + "精密机械" + at + "有限公司",
                                                "city", "上海",
                                                "phone",
                                                        "021-"
                                                                + (50_000_000
                                                                        + round * AT_ONCE
                                                                        + at))));
        return Map.of("operation", "create", "rows", rows);
    }

    /** Seconds until no reader has anything left. */
    private static double settle(ImportBenchVisitor visitor) throws Exception {
        long begun = System.nanoTime();
        while (behind(visitor.get("/api/readers"))) {
            Thread.sleep(20);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static boolean behind(JsonNode readers) {
        return readers.path("items")
                .valueStream()
                .anyMatch(each -> each.at("/lag/rows").asInt() > 0);
    }

    private static double percentile(String metrics, String reader) throws IOException {
        var line =
                Pattern.compile(
                                "guanlan_reader_delay_seconds\\{[^}]*quantile=\"0.99\"[^}]*reader=\""
                                        + reader
                                        + "\"[^}]*} (\\S+)|guanlan_reader_delay_seconds\\{[^}]*reader=\""
                                        + reader
                                        + "\"[^}]*quantile=\"0.99\"[^}]*} (\\S+)")
                        .matcher(metrics);
        if (!line.find()) {
            throw new IOException("the lag of " + reader + " is not measured");
        }
        return Double.parseDouble(line.group(1) == null ? line.group(2) : line.group(1));
    }
}
