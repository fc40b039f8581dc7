package guanlan.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The screens as a browser has them, on a list of many customers: what comes over the wire for the
 * first of them, how soon it can be used on a slow machine, how evenly it scrolls, how soon a board
 * and the palette stand, and whether memory stays where it is.
 */
final class WebBench implements Bench {
    private static final double MOST_KILOBYTES = 350;
    private static final double MOST_INTERACTIVE = 4_000;
    private static final double LONGEST_TASK = 500;
    private static final double MOST_FRAME = 32;
    private static final double FEWEST_ROWS = 5_000;
    private static final double MOST_BOARD = 300;
    private static final double MOST_PALETTE = 100;
    private static final double MOST_GROWTH = 1.15;
    private static final int SLOWER = 4;
    private static final int TURNS = 200;
    private static final int WARM_TURNS = 20;

    /** Milliseconds that one stays on a page before one goes on. */
    private static final int STAY = 250;

    private static final int REST = 3_000;

    private static final String ROWS = "document.querySelectorAll('[role=row][data-row]').length";

    /** Long tasks, when the first row stood there, and when the latest card. */
    private static final String WATCH =
            """
            window.__tasks = [];
            new PerformanceObserver((list) => { for (const task of list.getEntries()) window.__tasks.push({ from: task.startTime, took: task.duration }); }).observe({ type: "longtask", buffered: true });
            window.__cards = { count: 0, at: 0 };
            new MutationObserver(() => {
              if (window.__row === undefined && document.querySelector("[role=row][data-row]")) window.__row = performance.now();
              const count = document.querySelectorAll("article[aria-roledescription]").length;
              if (count > window.__cards.count) window.__cards.at = performance.now();
              window.__cards.count = count;
            }).observe(document, { childList: true, subtree: true });
            """;

    /**
     * Each frame while one goes down the list, and how far one came: pages are fetched meanwhile.
     */
    private static final String SCROLL =
            """
            (async () => {
              const frame = document.querySelector("[role=grid]");
              const frames = [];
              let before = await new Promise(requestAnimationFrame);
              for (let step = 0; step < 900; step++) {
                frame.scrollTop += 420;
                const now = await new Promise(requestAnimationFrame);
                frames.push(now - before);
                before = now;
              }
              const last = [...document.querySelectorAll("[role=row][data-row]")].map((row) => Number(row.dataset.row));
              return { frames, rows: Math.max(...last) };
            })()
            """;

    /** From the last answer that cards were made of until the last of them stood there. */
    private static final String BOARD =
            """
            (async () => {
              performance.clearResourceTimings();
              const begun = performance.now();
              history.pushState({}, "", "/o/account?as=board");
              dispatchEvent(new PopStateEvent("popstate"));
              const quiet = () => window.__cards.count > 0 && performance.now() - window.__cards.at > 2000;
              while (!quiet()) { await new Promise((go) => setTimeout(go, 50)); if (performance.now() - begun > 60000) throw new Error("no card"); }
              const answers = performance.getEntriesByType("resource").filter((one) => one.name.includes("/api/records/account") && one.responseEnd <= window.__cards.at);
              if (answers.length === 0) throw new Error("no answer");
              return { took: window.__cards.at - Math.max(...answers.map((one) => one.responseEnd)), cards: window.__cards.count };
            })()
            """;

    /** From the keys until the frame in which one can type. */
    private static final String PALETTE =
            """
            (async () => {
              const begun = performance.now();
              document.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true }));
              while (!document.querySelector("dialog[open] [role=combobox]")) { await new Promise((go) => setTimeout(go)); if (performance.now() - begun > 60000) throw new Error("no palette"); }
              await new Promise(requestAnimationFrame);
              return performance.now() - begun;
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
            figures.add(palette(product, browser));
            figures.addAll(scroll(product, browser));
            figures.add(board(product, browser));
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
        browser.await("window.__row && " + ROWS + " > 10");
        double kilobytes = browser.received() / 1024.0;
        Thread.sleep(REST);
        double row = browser.value("window.__row").asDouble();
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

    private static Figure palette(Product product, WebBenchBrowser browser) throws Exception {
        list(product, browser);
        Thread.sleep(REST);
        double took = browser.value(PALETTE).asDouble();
        return Figure.atMost("palette, the first time", "ms", took, MOST_PALETTE, 1);
    }

    private static List<Figure> scroll(Product product, WebBenchBrowser browser) throws Exception {
        list(product, browser);
        JsonNode scrolled = browser.value(SCROLL);
        List<Double> frames = new ArrayList<>();
        for (JsonNode frame : scrolled.path("frames")) {
            frames.add(frame.asDouble());
        }
        Collections.sort(frames);
        double p95 = frames.get((int) (frames.size() * 0.95));
        double passed = scrolled.path("rows").asDouble();
        return List.of(
                Figure.atMost("frame while scrolling p95", "ms", p95, MOST_FRAME, 1),
                Figure.atLeast("rows passed meanwhile", "rows", passed, FEWEST_ROWS, 1));
    }

    private static Figure board(Product product, WebBenchBrowser browser) throws Exception {
        list(product, browser);
        Thread.sleep(REST);
        double took = browser.value(BOARD).path("took").asDouble();
        return Figure.atMost("board after its data", "ms", took, MOST_BOARD, 1);
    }

    private static void list(Product product, WebBenchBrowser browser) throws Exception {
        browser.open(product.url("/o/account"));
        browser.await(ROWS + " > 10");
    }

    /** List, record, board, home, again and again. */
    private static Figure memory(Product product, WebBenchBrowser browser) throws Exception {
        list(product, browser);
        String id =
                browser.value("document.querySelector('[role=row][data-row]').id.slice(4)")
                        .asString();
        List<String> path =
                List.of(
                        "/o/account",
                        "/o/account/" + id,
                        "/o/account?as=board",
                        "/",
                        "/o/contact",
                        "/tasks");
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
                            + "'), dispatchEvent(new PopStateEvent('popstate')), new Promise((go) => setTimeout(go, "
                            + STAY
                            + "))");
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
