package guanlan.edge.api;

import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.identity.Need;
import guanlan.platform.identity.Opened;
import guanlan.platform.identity.Sessions;
import guanlan.platform.identity.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Hands out and takes back session cookies. A browser that comes in again leaves its earlier
 * session behind.
 */
@Component
final class Entrance {
    private final Sessions sessions;
    private final Mirror mirror;
    private final AuditTrail trail;

    Entrance(Sessions sessions, Mirror mirror, AuditTrail trail) {
        this.sessions = sessions;
        this.mirror = mirror;
        this.trail = trail;
    }

    static Visitor visitor(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Visitor(request.getRemoteAddr(), agent == null ? "" : agent);
    }

    /** What its owner reads next: himself, or with 202 what is still needed. */
    ResponseEntity<?> enter(
            Opened opened, HttpServletRequest request, HttpServletResponse response) {
        admit(opened, request, response);
        Need need = opened.need();
        return need == null
                ? ResponseEntity.ok(mirror.of(opened.credential()))
                : ResponseEntity.accepted().body(new Needs(need));
    }

    /** Leaves what the browser had before behind, whatever it was. */
    void admit(Opened opened, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::close);
        SessionCookie.write(request, response, opened.token(), sessions.lifetime(opened.need()));
    }

    record Needs(Need needs) {}

    void leave(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(SessionFilter.SESSION) != null) {
            trail.note(Act.of(Kind.SIGN_OUT));
        }
        SessionCookie.read(request).ifPresent(sessions::close);
        SessionCookie.clear(request, response);
    }
}
