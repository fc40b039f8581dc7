package guanlan.edge.live;

import guanlan.edge.api.SessionFilter;
import guanlan.engine.changes.Position;
import guanlan.platform.identity.Presence;
import guanlan.platform.identity.Presences;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Server-sent events. The request's own virtual thread writes them and sleeps in between, so that
 * an idle page costs a few kilobytes.
 */
@RestController
final class LiveController {
    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

    private final LiveHub hub;
    private final Presences presences;
    private final LiveSettings settings;

    LiveController(LiveHub hub, Presences presences, LiveSettings settings) {
        this.hub = hub;
        this.presences = presences;
        this.settings = settings;
    }

    /**
     * @param last the id of the last event that a broken stream gave; what came since is told
     * @param after the same, for programs that cannot set the header
     */
    @GetMapping("/api/live")
    void follow(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response) {
        LiveClient client = hub.join();
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
            response.setHeader("X-Accel-Buffering", "no");
            ServletOutputStream out = response.getOutputStream();
            String known = last == null ? after : last;
            if (known != null) {
                write(out, missed(client, known));
            }
            write(out, Optional.of(LiveFrame.hello(client.start())));
            pump(client, (Presence) request.getAttribute(SessionFilter.PRESENCE), out);
        } catch (IOException gone) {
            LOG.debug("a page left", gone);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            hub.leave(client);
        }
    }

    private Optional<LiveFrame> missed(LiveClient client, String known) {
        return Position.parse(known)
                .map(position -> hub.missed(client, position))
                .orElseGet(() -> Optional.of(LiveFrame.resync(client.start())));
    }

    private void pump(LiveClient client, @Nullable Presence presence, ServletOutputStream out)
            throws IOException, InterruptedException {
        long checked = System.nanoTime();
        while (true) {
            LiveFrame frame = client.next(settings.heartbeat());
            write(out, Optional.of(frame));
            if (frame.event().equals("bye")) {
                return;
            }
            if (System.nanoTime() - checked >= settings.heartbeat().toNanos()) {
                checked = System.nanoTime();
                check(client, presence);
            }
        }
    }

    /**
     * A session or a key that has ended takes its pages with it; changed rights count from now on.
     */
    private void check(LiveClient client, @Nullable Presence presence) {
        if (presence != null) {
            presences
                    .look(presence)
                    .ifPresentOrElse(
                            alive -> client.become(alive.caller()), () -> client.end("session"));
        }
    }

    private static void write(ServletOutputStream out, Optional<LiveFrame> frame)
            throws IOException {
        if (frame.isPresent()) {
            out.write(frame.get().text().getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
