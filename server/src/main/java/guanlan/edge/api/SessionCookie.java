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
 */
final class SessionCookie {
    static final String NAME = "GUANLAN_SESSION";

    private SessionCookie() {}

    static Optional<Token> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
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

    private static void set(
            HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        var cookie =
                ResponseCookie.from(NAME, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
