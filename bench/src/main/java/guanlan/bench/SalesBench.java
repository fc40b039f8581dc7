package guanlan.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A large sales team's screens: the board, the funnel, figures, the forecast and what changed in
 * it, over many customers, open deals and moves; how soon a moved deal is in another's funnel; and
 * customers released into a pool.
 */
final class SalesBench implements Bench {
    private static final int ROUNDS = 40;
    private static final double MOST_MILLISECONDS = 300;
    private static final double RELEASED_IN_A_SECOND = 1_000_000 / 30.0;
    private static final String CARD =
            "account,amount,days_in_stage,expected_close,name,owner,stage,status";

    private final int accounts;
    private final int open;
    private final int moves;

    SalesBench(int accounts, int open, int moves) {
        this.accounts = accounts;
        this.open = open;
        this.moves = moves;
    }

    @Override
    public String name() {
        return "sales";
    }

    @Override
    public List<Figure> run(Product product) throws Exception {
        ImportBenchVisitor manager = LoadedCompany.in(product, accounts);
        List<Figure> figures = new ArrayList<>();
        try (var database = DriverManager.getConnection(product.postgres().url())) {
            var deals = new SalesBenchDeals(database, accounts, open, moves);
            deals.people(manager);
            deals.write();
            System.err.println("deals, open deals, moves: " + deals.counted());
            JsonNode pipeline = first(manager, "pipeline", "object == \"opportunity\"");
            figures.addAll(screens(manager, pipeline.path("id").asString()));
            figures.addAll(
                    new SalesBenchNews(product, manager, pipeline.path("id").asString()).figures());
            figures.add(new SalesBenchPool(manager, database).released(RELEASED_IN_A_SECOND));
        }
        return figures;
    }

    static JsonNode first(ImportBenchVisitor visitor, String object, String where)
            throws Exception {
        return visitor.get("/api/records/" + object + "?limit=1&where=" + encoded(where))
                .at("/items/0");
    }

    static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static List<Figure> screens(ImportBenchVisitor manager, String pipeline)
            throws Exception {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        LocalDate quarter = today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);
        String ofQuarter = "from=" + quarter + "&to=" + quarter.plusMonths(3).minusDays(1);
        String ofYear = "from=" + today.withDayOfYear(1) + "&to=" + today;
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        String funnel = "/api/records/opportunity/funnel?pipeline=" + pipeline + "&";
        String told = "/api/performance/opportunity?";
        List<Figure> figures = new ArrayList<>(board(manager, pipeline));
        figures.addAll(
                screen(
                        "funnel of a quarter, by entry",
                        manager,
                        funnel + ofQuarter + "&counted=cohort"));
        figures.addAll(
                screen(
                        "funnel of a quarter, by period",
                        manager,
                        funnel + ofQuarter + "&counted=period"));
        figures.addAll(
                screen("funnel of a year, by entry", manager, funnel + ofYear + "&counted=cohort"));
        figures.addAll(screen("figures of a quarter", manager, told + ofQuarter));
        figures.addAll(
                screen("figures of a quarter, by owner", manager, told + ofQuarter + "&by=owner"));
        figures.addAll(screen("figures of a year, by month", manager, told + ofYear + "&by=month"));
        figures.addAll(
                screen(
                        "forecast: what changed this week",
                        manager,
                        "/api/performance/opportunity/changes?"
                                + ofQuarter
                                + "&since="
                                + monday.minusDays(1)));
        return figures;
    }

    private static List<Figure> screen(String what, ImportBenchVisitor manager, String path)
            throws Exception {
        return Latency.compare(ROUNDS, _ -> () -> manager.page(path, ""), _ -> () -> {})
                .within(what, MOST_MILLISECONDS);
    }

    /** All that the screen asks for, one after the other: the first cards of each, and totals. */
    private static List<Figure> board(ImportBenchVisitor manager, String pipeline)
            throws Exception {
        String open = "pipeline == \"" + pipeline + "\" && status == \"open\"";
        List<String> columns = columns(manager, pipeline, open);
        Map<String, Object> totals = totals(open);
        List<Figure> figures = new ArrayList<>();
        figures.addAll(
                Latency.compare(ROUNDS, _ -> () -> all(manager, columns), _ -> () -> {})
                        .within("board: the first cards of each stage", MOST_MILLISECONDS));
        figures.addAll(
                Latency.compare(ROUNDS, _ -> () -> sum(manager, totals), _ -> () -> {})
                        .within("board: totals of its stages", MOST_MILLISECONDS));
        return figures;
    }

    private static List<String> columns(ImportBenchVisitor manager, String pipeline, String open)
            throws Exception {
        String where = encoded("pipeline == \"" + pipeline + "\"");
        List<String> columns = new ArrayList<>();
        for (JsonNode stage :
                manager.get("/api/records/stage?limit=50&where=" + where).path("items")) {
            String own = open + " && stage == \"" + stage.path("id").asString() + "\"";
            columns.add(
                    "/api/records/opportunity?limit=100&sort=-stage_entered_at&fields="
                            + CARD
                            + "&where="
                            + encoded(own));
        }
        return columns;
    }

    private static Map<String, Object> totals(String open) {
        var measures =
                List.of(
                        Map.of("function", "count"),
                        Map.of("function", "sum", "field", "amount"),
                        Map.of("function", "sum", "field", "weighted"));
        return Map.of(
                "where", open, "groupBy", List.of("stage"), "measures", measures, "top", 1_000);
    }

    private static void sum(ImportBenchVisitor manager, Map<String, Object> totals)
            throws Exception {
        manager.send("POST", "/api/records/opportunity/aggregate", totals);
    }

    private static void all(ImportBenchVisitor manager, List<String> paths) throws Exception {
        for (String path : paths) {
            manager.page(path, "none");
        }
    }
}
