package guanlan.edge.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * The cookie whose value a page sends back in a header. Over https its name begins with {@code
 * __Host-}, so that no neighbouring host can plant one.
 */
final class ForgeryCookie implements CsrfTokenRepository {
    static final String NAME = "XSRF-TOKEN";

    private final CsrfTokenRepository plain = named(NAME);
    private final CsrfTokenRepository secure = named(SessionCookie.HOST + NAME);

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.isSecure() ? secure : plain;
    }

    private static CsrfTokenRepository named(String name) {
        var cookies = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookies.setCookieName(name);
        cookies.setCookiePath("/");
        cookies.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return cookies;
    }
}
