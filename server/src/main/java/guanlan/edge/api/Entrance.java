package guanlan.edge.api;

import guanlan.platform.identity.Credential;
import guanlan.platform.identity.Sessions;
import guanlan.platform.identity.Token;
import guanlan.platform.identity.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Hands out and takes back session cookies. A browser that comes in again leaves its earlier
 * session behind.
 */
@Component
final class Entrance {
    private final Sessions sessions;
    private final Mirror mirror;

    Entrance(Sessions sessions, Mirror mirror) {
        this.sessions = sessions;
        this.mirror = mirror;
    }

    static Visitor visitor(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Visitor(request.getRemoteAddr(), agent == null ? "" : agent);
    }

    Me enter(
            Token token,
            Credential credential,
            HttpServletRequest request,
            HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::close);
        SessionCookie.write(request, response, token, sessions.lifetime());
        return mirror.of(credential);
    }

    void leave(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::close);
        SessionCookie.clear(request, response);
    }
}
