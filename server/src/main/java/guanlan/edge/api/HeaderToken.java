package guanlan.edge.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;

/**
 * Takes the token against forged requests from its header alone: looking for it among the
 * parameters would read a whole upload before anybody is refused. Every answer carries the cookie,
 * so that a page always has a token to send.
 */
final class HeaderToken implements CsrfTokenRequestHandler {

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        request.setAttribute(CsrfToken.class.getName(), token.get());
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return request.getHeader(token.getHeaderName());
    }
}
