package guanlan.edge.api;

import guanlan.platform.identity.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that carries a session's token: out of reach for scripts and for other sites' posts.
 * Over https its name begins with {@code __Host-}: browsers then take it from this host alone.
 */
final class SessionCookie {
    static final String NAME = "GUANLAN_SESSION";
    static final String HOST = "__Host-";

    private SessionCookie() {}

    static Optional<Token> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(request)))
                .map(cookie -> new Token(cookie.getValue()));
    }

    static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            Token token,
            Duration lifetime) {
        set(request, response, token.text(), lifetime);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, "", Duration.ZERO);
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? HOST + NAME : NAME;
    }

    private static void set(
            HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        var cookie =
                ResponseCookie.from(name(request), value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
