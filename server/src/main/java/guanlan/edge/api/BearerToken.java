package guanlan.edge.api;

import guanlan.platform.identity.Token;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * The secret that a program shows with each request. No page of another site can make a browser
 * send it, so that such a request needs no token against forgery.
 */
final class BearerToken {
    private static final String SCHEME = "Bearer";

    private BearerToken() {}

    static Optional<Token> read(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(new Token(header.substring(SCHEME.length()).strip()))
                : Optional.empty();
    }

    static boolean carried(HttpServletRequest request) {
        return read(request).isPresent();
    }
}
