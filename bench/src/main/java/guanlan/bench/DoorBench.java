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
        ImportBenchVisitor visitor = LoadedCompany.in(product, rows);
        List<Map<String, Object>> asked = questions(visitor);
        return Latency.compare(
                        ROUNDS,
                        round -> () -> check(visitor, asked.get(round % asked.size())),
                        _ -> () -> {})
                .within("check at the door of " + rows, NOTICED);
    }

    private static JsonNode check(ImportBenchVisitor visitor, Map<String, Object> values)
            throws Exception {
        return visitor.send("POST", "/api/duplicates/account/check", Map.of("values", values));
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
