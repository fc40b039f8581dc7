package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.edge.api.SalesExport.Deal;
import guanlan.testkit.Postgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** The sales of years in another system, brought by the same files that it gives away. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class SalesHistoryIT {
    private static final AtomicInteger TIMES = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String STAGE = "/api/records/stage";
    private static final Offset<Double> ROUNDING = Offset.offset(0.02);

    private final Browser browser;
    private final ImportCalls calls;
    private final Map<String, String> stages = new LinkedHashMap<>();
    private String line = "";
    private String pipeline = "";

    SalesHistoryIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "en");
        this.calls = new ImportCalls(browser);
    }

    @BeforeEach
    void signIn() {
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void aWholeExportComesInWithItsHistory() {
        comesIn(export(150));
    }

    @Test
    void theExportOfASellerOfHardwareComesInWithItsHistory() {
        comesIn(SalesExport.real());
    }

    private void comesIn(SalesExport export) {
        JsonNode done = brought(export);
        assertThat(done.at("/progress/created").asInt()).isEqualTo(export.deals().size());

        for (String stage : List.of("Prospecting", "Engaging", "Won")) {
            assertThat(count("stage == \"" + stages.get(stage) + "\" && status != \"lost\""))
                    .as(stage)
                    .isEqualTo(export.count(deal -> deal.is(stage)));
        }
        assertThat(count("status == \"lost\"")).isEqualTo(export.count(deal -> deal.is("Lost")));
        funnel(export);
        figures(export);
    }

    @Test
    void theWholeImportIsTakenBack() {
        SalesExport export = export(40);
        JsonNode done = brought(export);
        String path = "/api/imports/" + done.path("id").asString();

        assertThat(browser.send("DELETE", path + "/effects", "").status()).isEqualTo(202);
        JsonNode undone = calls.await(path, "undone");

        assertThat(undone.at("/undo/removed").asInt()).isEqualTo(40);
        assertThat(undone.at("/undo/kept").asInt()).isZero();
        assertThat(count("name != \"\"")).isZero();
    }

    /** A deal tells how it came here, and the same file once more changes nothing. */
    @Test
    void theSameFileOnceMoreChangesNothing() {
        SalesExport export = export(30);
        brought(export);
        String again = mapped(export, "update");
        JsonNode done = calls.finished(again);
        assertThat(done.at("/progress/unchanged").asInt())
                .as(done.toString())
                .isEqualTo(export.deals().size());
        Deal won = export.deals().stream().filter(deal -> deal.is("Won")).findFirst().orElseThrow();
        JsonNode found = list("number == \"" + won.id() + "\"").at("/items/0");
        assertThat(found.path("name").asString()).isEqualTo(won.product() + " · " + won.account());
        assertThat(found.path("course").asString())
                .isEqualTo("Engaging " + won.engaged() + "; Won " + won.closed());
    }

    private void funnel(SalesExport export) {
        Map<String, Long> reached = new HashMap<>();
        Predicate<Deal> engaged = deal -> deal.engaged() != null;
        reached.put("Prospecting", export.count(engaged));
        reached.put("Engaging", export.count(engaged));
        reached.put("Won", export.count(deal -> deal.is("Won")));
        String path =
                "/api/records/opportunity/funnel?counted=cohort&pipeline="
                        + pipeline
                        + period(export);
        JsonNode told = await(path, export.count(engaged));
        for (JsonNode layer : told.path("layers")) {
            assertThat(layer.path("reached").asLong())
                    .as(layer.path("name").asString())
                    .isEqualTo(reached.get(layer.path("name").asString()));
        }
        JsonNode engaging = told.at("/layers/1");
        assertThat(engaging.path("lost").asLong()).isEqualTo(export.count(deal -> deal.is("Lost")));
        long ended = export.count(deal -> deal.closed() != null);
        assertThat(engaging.path("stays").asLong()).isEqualTo(ended);
        assertThat(engaging.path("averageDays").asDouble())
                .isCloseTo(
                        export.sum(deal -> deal.closed() != null, Deal::days) / (double) ended,
                        ROUNDING);
        assertThat(told.path("cycleDays").asDouble()).isCloseTo(export.cycle(), ROUNDING);
    }

    private static String period(SalesExport export) {
        return "&from=" + export.first() + "&to=" + export.last();
    }

    /** Thousands of deals take their time on a machine that builds as well. */
    private JsonNode finished(String path) {
        assertThat(browser.send("POST", path + "/run", "").status()).isEqualTo(202);
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode told = browser.get(path).json();
        while (told.path("state").asString().equals("running") && System.nanoTime() < end) {
            Thread.onSpinWait();
            told = browser.get(path).json();
        }
        assertThat(told.path("state").asString()).as(told.toString()).isEqualTo("finished");
        return told;
    }

    /** The steps are read from the log a breath later. */
    private JsonNode await(String path, long entered) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode told = browser.get(path).json();
        while (told.path("entered").asLong() != entered && System.nanoTime() < end) {
            Thread.onSpinWait();
            told = browser.get(path).json();
        }
        assertThat(told.path("entered").asLong()).as(told.toString()).isEqualTo(entered);
        return told;
    }

    private void figures(SalesExport export) {
        JsonNode told = performance("team", export);
        long won = export.count(deal -> deal.is("Won"));
        long lost = export.count(deal -> deal.is("Lost"));
        assertThat(figure(told, "won")).isEqualTo(won);
        assertThat(figure(told, "lost")).isEqualTo(lost);
        assertThat(figure(told, "win_rate")).isCloseTo(100.0 * won / (won + lost), ROUNDING);
        assertThat(figure(told, "won_amount"))
                .isEqualTo(export.sum(deal -> deal.is("Won"), Deal::value));
        assertThat(figure(told, "cycle")).isCloseTo(export.cycle(), ROUNDING);
        for (JsonNode row : told.path("rows")) {
            String region = row.path("title").asString();
            Predicate<Deal> theirs = deal -> export.region(deal).equals(region);
            assertThat(value(row, "won"))
                    .as(row.toString())
                    .isEqualTo(export.count(theirs.and(deal -> deal.is("Won"))));
        }
        JsonNode products = performance("product", export);
        assertThat(products.path("rows"))
                .hasSize((int) export.deals().stream().map(Deal::product).distinct().count());
        for (JsonNode row : products.path("rows")) {
            Predicate<Deal> its = deal -> deal.product().equals(row.path("title").asString());
            assertThat(value(row, "won_amount"))
                    .isEqualTo(export.sum(its.and(deal -> deal.is("Won")), Deal::value));
        }
    }

    private JsonNode performance(String by, SalesExport export) {
        return browser.get(
                        "/api/performance/opportunity?by="
                                + by
                                + period(export)
                                + "&where="
                                + encoded("pipeline == \"" + pipeline + "\""))
                .json();
    }

    private static double figure(JsonNode told, String name) {
        for (JsonNode figure : told.path("whole")) {
            if (figure.path("figure").asString().equals(name)) {
                return figure.path("value").asDouble();
            }
        }
        throw new AssertionError(name + " in " + told);
    }

    private static double value(JsonNode row, String name) {
        return row.path("values").path(name).asDouble();
    }

    private static SalesExport export(int size) {
        int times = TIMES.incrementAndGet();
        return SalesExport.invented("H" + times, times, size);
    }

    private JsonNode brought(SalesExport export) {
        var teams = export.teams().values();
        teams.stream()
                .map(SalesExport.Team::region)
                .distinct()
                .forEach(region -> made("/api/records/department", Map.of("name", region)));
        teams.stream()
                .map(SalesExport.Team::manager)
                .distinct()
                .forEach(manager -> made("/api/records/user", Map.of("name", manager)));
        made("/api/records/account", Map.of("name", export.unknown()));
        line();
        calls.finished(calls.received(export.accounts(), "account"));
        String products = calls.received(export.products(), "product");
        settle(products, Map.of("mapping", Map.of("0", "name", "1", "category", "2", "price")));
        calls.finished(products);
        String people = calls.received(export.teamFile(), "user");
        settle(people, Map.of("mapping", Map.of("0", "name", "1", "manager", "2", "department")));
        calls.finished(people);
        return finished(mapped(export, "create"));
    }

    /** The pipeline that the other system has; a loss is no stage of it. */
    private void line() {
        line = "Hardware " + TIMES.incrementAndGet();
        pipeline =
                made(
                        "/api/records/pipeline",
                        Map.of("name", line, "object", "opportunity", "position", 900));
        stages.clear();
        for (String name : List.of("Prospecting", "Engaging", "Won")) {
            Map<String, Object> stage = new HashMap<>();
            stage.put("name", name);
            stage.put("pipeline", pipeline);
            stage.put("position", stages.size() + 1);
            stage.put("outcome", name.equals("Won") ? "won" : "open");
            stages.put(name, made(STAGE, stage));
        }
    }

    /** As somebody sets it in the wizard: days beside their stages, one product corrected. */
    private String mapped(SalesExport export, String policy) {
        String path = calls.received(export.pipeline(), "opportunity");
        JsonNode guessed = browser.get(path).json();
        assertThat(guessed.at("/mapping/4").asString()).isEqualTo("stage");
        Map<String, String> mapping = new HashMap<>();
        mapping.put("0", "number");
        mapping.put("1", "owner");
        mapping.put("2", "product");
        mapping.put("3", "account");
        mapping.put("4", "stage");
        mapping.put("5", "course." + stages.get("Engaging"));
        mapping.put("6", "closed_at");
        mapping.put("7", "amount");
        settle(
                path,
                Map.of(
                        "mapping",
                        mapping,
                        "duplicates",
                        Map.of("by", "number", "policy", policy),
                        "defaults",
                        Map.of(
                                "name", List.of("{product} · {account}"),
                                "pipeline", List.of(line),
                                "account", List.of(export.unknown())),
                        "fixes",
                        List.of(
                                Map.of(
                                        "column",
                                        2,
                                        "from",
                                        called("GTXPro", export),
                                        "to",
                                        called("GTX Pro", export)))));
        return path;
    }

    /** A product as the export calls it. */
    private static String called(String name, SalesExport export) {
        return export.deals().stream()
                .map(Deal::product)
                .filter(product -> product.startsWith("GTX Pro"))
                .findFirst()
                .orElseThrow()
                .replace("GTX Pro", name);
    }

    private void settle(String path, Map<String, ?> settings) {
        Answer settled = browser.send("PATCH", path, settings);
        assertThat(settled.status()).as(settled.response().body()).isEqualTo(200);
        assertThat(settled.json().at("/preview/problems")).as(settled.response().body()).isEmpty();
    }

    private String made(String path, Map<String, ?> values) {
        Answer made = browser.send("POST", path, values);
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private long count(String where) {
        return list(where).path("count").asLong();
    }

    private JsonNode list(String where) {
        String mine = "pipeline == \"" + pipeline + "\" && (" + where + ")";
        return browser.get("/api/records/opportunity?where=" + encoded(mine)).json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
