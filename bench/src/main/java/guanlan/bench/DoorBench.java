package guanlan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * The check at the door: how long the answer takes while somebody types, among many accounts. Asked
 * are names of accounts that are there, with a slip, and names that nobody has.
 */
final class DoorBench implements Bench {
    private static final int SEED = 20_261_122;
    private static final int ROUNDS = 300;
    private static final int KNOWN = 200;
    private static final double NOTICED = 50;
    private static final long PATIENCE = 3_600_000_000_000L;

    private final int rows;

    DoorBench(int rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "door";
    }

    @Override
    public List<Figure> run(Product product) throws Exception {
        product.up();
        var visitor = new ImportBenchVisitor(product);
        visitor.signUp();
        long begun = System.nanoTime();
        RecordsBench.load(visitor, product.scratch(), rows);
        double loaded = (System.nanoTime() - begun) / 1e9;
        indexed(visitor);
        double indexed = (System.nanoTime() - begun) / 1e9;
        List<Map<String, Object>> asked = questions(visitor);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atMost("index complete after the load began", "s", indexed, loaded, 60));
        figures.addAll(
                Latency.compare(
                                ROUNDS,
                                round -> () -> check(visitor, asked.get(round % asked.size())),
                                _ -> () -> {})
                        .within("check at the door of " + rows, NOTICED));
        return figures;
    }

    private static JsonNode check(ImportBenchVisitor visitor, Map<String, Object> values)
            throws Exception {
        return visitor.send("POST", "/api/duplicates/account/check", Map.of("values", values));
    }

    /** Until the reader has caught up: the queue of records to look at may still be long. */
    private static void indexed(ImportBenchVisitor visitor) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            JsonNode reader = visitor.get("/api/readers/matching");
            if (reader.at("/lag/rows").asLong(1) == 0) {
                return;
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("the index did not catch up");
    }

    private static List<Map<String, Object>> questions(ImportBenchVisitor visitor)
            throws Exception {
        JsonNode page = visitor.get("/api/records/account?limit=" + KNOWN + "&sort=-id");
        var random = new Random(SEED);
        List<Map<String, Object>> asked = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            String name = item.path("name").asString();
            int slip = random.nextInt(Math.max(1, name.length()));
            asked.add(Map.of("name", new StringBuilder(name).deleteCharAt(slip).toString()));
            asked.add(Map.of("name", name, "phone", item.path("phone").asString("")));
            asked.add(Map.of("name", "无" + name.charAt(0) + random.nextInt(100_000)));
        }
        return asked;
    }
}
