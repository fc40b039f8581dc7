package guanlan.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The screens as a browser has them, on a list of many customers: what comes over the wire for the
 * first of them, how soon it can be used on a slow machine, how evenly it scrolls, how soon a board
 * stands, and whether memory stays where it is.
 */
final class WebBench implements Bench {
    private static final double MOST_KILOBYTES = 350;
    private static final double MOST_INTERACTIVE = 4_000;
    private static final double LONGEST_TASK = 500;
    private static final double MOST_FRAME = 32;
    private static final double MOST_BOARD = 300;
    private static final double MOST_GROWTH = 1.15;
    private static final int SLOWER = 4;
    private static final int TURNS = 200;
    private static final int WARM_TURNS = 40;

    private static final String ROWS = "document.querySelectorAll('[role=row][data-row]').length";

    /** Long tasks, and when the first row and the first card stood there. */
    private static final String WATCH =
            """
            window.__tasks = [];
            new PerformanceObserver((list) => { for (const task of list.getEntries()) window.__tasks.push({ from: task.startTime, took: task.duration }); }).observe({ type: "longtask", buffered: true });
            window.__first = {};
            new MutationObserver(() => {
              for (const [name, found] of [["row", "[role=row][data-row]"], ["card", "article[aria-roledescription]"]]) if (!(name in window.__first) && document.querySelector(found)) window.__first[name] = performance.now();
            }).observe(document, { childList: true, subtree: true });
            """;

    private static final String SCROLL =
            """
            (async () => {
              const frame = document.querySelector("[role=grid]");
              const frames = [];
              let before = await new Promise(requestAnimationFrame);
              for (let step = 0; step < 400; step++) {
                frame.scrollTop += 420;
                const now = await new Promise(requestAnimationFrame);
                frames.push(now - before);
                before = now;
              }
              return frames;
            })()
            """;

    /** From the last answer that the first card was made of until it stood there. */
    private static final String BOARD =
            """
            (async () => {
              delete window.__first.card;
              performance.clearResourceTimings();
              const begun = performance.now();
              history.pushState({}, "", "/o/account?as=board");
              dispatchEvent(new PopStateEvent("popstate"));
              while (!("card" in window.__first)) { await new Promise((go) => setTimeout(go, 5)); if (performance.now() - begun > 60000) throw new Error("no card"); }
              const answers = performance.getEntriesByType("resource").filter((one) => one.name.includes("/api/records/account") && one.responseEnd > begun && one.responseEnd <= window.__first.card);
              return window.__first.card - Math.max(begun, ...answers.map((one) => one.responseEnd));
            })()
            """;

    private final int rows;

    WebBench(int rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "web";
    }

    @Override
    public List<Figure> run(Product product) throws Exception {
        LoadedCompany.in(product, rows);
        List<Figure> figures = new ArrayList<>();
        try (var browser = new WebBenchBrowser(product.scratch())) {
            browser.tell("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
            signIn(product, browser);
            figures.addAll(first(product, browser));
            figures.add(scroll(product, browser));
            figures.add(
                    Figure.atMost(
                            "board after its data",
                            "ms",
                            browser.value(BOARD).asDouble(),
                            MOST_BOARD,
                            1));
            figures.add(memory(product, browser));
        }
        return figures;
    }

    private static void signIn(Product product, WebBenchBrowser browser) throws Exception {
        browser.open(product.url("/sign-in"));
        browser.await("document.querySelector('input')");
        String sent =
                """
                (async () => {
                  await fetch("/api/setup");
                  const token = document.cookie.split("; ").find((one) => one.includes("XSRF-TOKEN="))?.split("=")[1] ?? "";
                  const answer = await fetch("/api/session", { method: "POST", headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": decodeURIComponent(token) }, body: JSON.stringify({ login: "lin", password: "%s" }) });
                  return answer.status;
                })()
                """
                        .formatted(ImportBenchVisitor.PASSWORD);
        int status = browser.value(sent).asInt();
        if (status != 200) {
            throw new IllegalStateException("The sign-in answers " + status);
        }
    }

    /** With an empty cache, on a processor four times slower. */
    private static List<Figure> first(Product product, WebBenchBrowser browser) throws Exception {
        browser.tell("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        browser.tell("Emulation.setCPUThrottlingRate", Map.of("rate", SLOWER));
        browser.open(product.url("/o/account"));
        browser.await("window.__first && window.__first.row && " + ROWS + " > 10");
        double kilobytes = browser.received() / 1024.0;
        Thread.sleep(3_000);
        double row = browser.value("window.__first.row").asDouble();
        double longest = 0;
        double ready = row;
        for (JsonNode task : browser.value("window.__tasks")) {
            longest = Math.max(longest, task.path("took").asDouble());
            ready = Math.max(ready, task.path("from").asDouble() + task.path("took").asDouble());
        }
        browser.tell("Emulation.setCPUThrottlingRate", Map.of("rate", 1));
        browser.tell("Network.setCacheDisabled", Map.of("cacheDisabled", false));
        return List.of(
                Figure.atMost("first screen over the wire", "KB", kilobytes, MOST_KILOBYTES, 1),
                Figure.atMost("usable on a slow processor", "ms", ready, MOST_INTERACTIVE, 1),
                Figure.atMost("longest task there", "ms", longest, LONGEST_TASK, 1));
    }

    private static Figure scroll(Product product, WebBenchBrowser browser) throws Exception {
        browser.open(product.url("/o/account"));
        browser.await(ROWS + " > 10");
        List<Double> frames = new ArrayList<>();
        for (JsonNode frame : browser.value(SCROLL)) {
            frames.add(frame.asDouble());
        }
        Collections.sort(frames);
        double p95 = frames.get((int) (frames.size() * 0.95));
        return Figure.atMost("frame while scrolling p95", "ms", p95, MOST_FRAME, 1);
    }

    /** List, record, board, home, again and again. */
    private static Figure memory(Product product, WebBenchBrowser browser) throws Exception {
        browser.open(product.url("/o/account"));
        browser.await(ROWS + " > 10");
        String id =
                browser.value("document.querySelector('[role=row][data-row]').id.slice(4)")
                        .asString();
        List<String> path = List.of("/o/account", "/o/account/" + id, "/", "/o/contact", "/tasks");
        turn(browser, path, WARM_TURNS);
        double before = held(browser);
        turn(browser, path, TURNS);
        return Figure.atMost(
                "memory after " + TURNS + " pages", "MB", held(browser), before, MOST_GROWTH);
    }

    private static void turn(WebBenchBrowser browser, List<String> path, int times)
            throws Exception {
        for (int at = 0; at < times; at++) {
            browser.value(
                    "history.pushState({}, '', '"
                            + path.get(at % path.size())
                            + "'), dispatchEvent(new PopStateEvent('popstate')), new Promise((go) => setTimeout(go, 120))");
        }
        browser.value(
                "history.pushState({}, '', '/o/account'), dispatchEvent(new PopStateEvent('popstate')), true");
        browser.await(ROWS + " > 10");
    }

    private static double held(WebBenchBrowser browser) throws Exception {
        browser.tell("HeapProfiler.collectGarbage", Map.of());
        Thread.sleep(500);
        browser.tell("HeapProfiler.collectGarbage", Map.of());
        return browser.tell("Runtime.getHeapUsage", Map.of()).path("usedSize").asDouble() / 1e6;
    }
}
