package guanlan.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives journeys their {@link Visit}s: one browser and one running installation for all of them, a
 * browser context for each. The screen of a journey that failed is kept in {@code target/failures}.
 */
final class Browsing implements ParameterResolver, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(Browsing.class);
    private static final Path FAILURES = Path.of("target", "failures");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Visit.class || type == Api.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        if (type == Chromium.class) {
            return chromium(context);
        }
        if (type == Api.class) {
            return running(context).api;
        }
        return visit(context, parameter.isAnnotated(OnPhone.class));
    }

    private static Visit visit(ExtensionContext context, boolean phone) {
        var running = running(context);
        running.api.patch("/api/me", Map.of("locale", "zh", "theme", "light"));
        return chromium(context).visit(running.installation, phone);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var name = context.getRequiredTestClass().getSimpleName();
        var method = context.getRequiredTestMethod().getName();
        chromium(context)
                .leave(
                        context.getExecutionException().isPresent()
                                ? FAILURES.resolve(name + "-" + method + ".png")
                                : null);
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(Running.class, _ -> new Running(), Running.class);
    }

    private static Chromium chromium(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(Chromium.class, _ -> new Chromium(), Chromium.class);
    }

    /** The installation that all journeys share, and a session beside theirs. */
    private static final class Running implements AutoCloseable {
        private final Installation installation = Installation.withAdministrator("journeys");
        private final Api api;

        Running() {
            installation.up();
            api = Api.signedIn(installation);
        }

        @Override
        public void close() {
            installation.close();
        }
    }

    /** The browser of the distribution, and the pages opened in it by the journey that runs. */
    static final class Chromium implements AutoCloseable {
        /** Milliseconds; long, because the machine that tests may also be building. */
        private static final double PATIENCE = 15_000;

        private final Playwright playwright = Playwright.create();
        private final Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable())
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync",
                                                        "--no-first-run")));
        private final List<Page> open = new ArrayList<>();

        Chromium() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        }

        Visit visit(Installation installation, boolean phone) {
            var options =
                    new Browser.NewContextOptions()
                            .setBaseURL(installation.address().toString())
                            .setLocale("zh-CN")
                            .setTimezoneId("Asia/Shanghai");
            if (phone) {
                options.setViewportSize(390, 844).setIsMobile(true).setHasTouch(true);
            } else {
                options.setViewportSize(1440, 900);
            }
            var page = browser.newContext(options).newPage();
            page.setDefaultTimeout(PATIENCE);
            open.add(page);
            return new Visit(page);
        }

        private void leave(@Nullable Path screen) {
            for (Page page : open) {
                if (screen != null) {
                    page.screenshot(new Page.ScreenshotOptions().setPath(screen));
                }
                page.context().close();
            }
            open.clear();
        }

        @Override
        public void close() {
            playwright.close();
        }

        private static Path executable() {
            return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, "chromium"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new IllegalStateException(
                                            "The journeys need Debian's package chromium."));
        }
    }
}
