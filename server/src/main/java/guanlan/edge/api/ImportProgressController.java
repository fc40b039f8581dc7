package guanlan.edge.api;

import guanlan.engine.exchange.Import;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.exchange.Imports;
import guanlan.platform.access.Caller;
import guanlan.platform.identity.Presence;
import guanlan.platform.identity.Presences;
import guanlan.platform.live.Signals;
import guanlan.platform.problems.Problem;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far an import is, as server-sent events: one at once, one whenever it has come further, at
 * most a few a second, and the stream ends with the import, or with the session of who looks on.
 * Whoever looks on holds a virtual thread and nothing else.
 */
@RestController
final class ImportProgressController implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportProgressController.class);

    /** Most streams of a node. */
    private static final int LOOKERS = 500;

    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Imports imports;
    private final ImportAnswers answers;
    private final Presences presences;
    private final Signals signals;
    private final JsonMapper json;
    private final Semaphore seats = new Semaphore(LOOKERS);
    private final Set<Semaphore> bells = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    ImportProgressController(
            Imports imports,
            ImportAnswers answers,
            Presences presences,
            Signals signals,
            JsonMapper json) {
        this.imports = imports;
        this.answers = answers;
        this.presences = presences;
        this.signals = signals;
        this.json = json;
    }

    @GetMapping("/api/imports/{id}/progress")
    void follow(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        imports.require(id);
        if (!seats.tryAcquire()) {
            throw new Problem(ApiProblem.STREAMS);
        }
        var bell = new Semaphore(0);
        bells.add(bell);
        String tenant = Caller.current().tenant();
        try (var _ = signals.listen(Imports.TOPIC, rung -> ring(bell, tenant, rung))) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
            response.setHeader("X-Accel-Buffering", "no");
            var presence = (Presence) request.getAttribute(SessionFilter.PRESENCE);
            long looked = System.nanoTime();
            while (tell(id, response.getOutputStream()) && running) {
                await(bell);
                if (System.nanoTime() - looked > BEAT.toNanos()) {
                    looked = System.nanoTime();
                    if (presences.look(presence).isEmpty()) {
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            LOG.debug("a page left", gone);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            bells.remove(bell);
            seats.release();
        }
    }

    private static void ring(Semaphore bell, String mine, String rung) {
        if (mine.equals(rung)) {
            bell.release();
        }
    }

    /** Told once for all that came meanwhile, and now and then though nothing came. */
    private static void await(Semaphore bell) throws InterruptedException {
        Thread.sleep(SHORTEST);
        if (bell.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    /** Whether there will be more to tell. */
    private boolean tell(UUID id, ServletOutputStream out) throws IOException {
        Import told = imports.require(id);
        String text =
                "event: progress\ndata: "
                        + json.writeValueAsString(answers.brief(List.of(told)).getFirst())
                        + "\n\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return told.state() == State.RUNNING || told.state() == State.UNDOING;
    }

    @Override
    public void start() {
        running = true;
    }

    /** The web server, which stops later, would wait for those who look on. */
    @Override
    public void stop() {
        running = false;
        bells.forEach(Semaphore::release);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
