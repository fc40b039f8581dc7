package guanlan.edge.api;

import guanlan.platform.access.Caller;
import guanlan.platform.identity.Credential;
import guanlan.platform.identity.Session;
import guanlan.platform.identity.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises who calls by his session and binds him around everything that follows. Later
 * dispatches of the same request (asynchronous, error) run on other threads: they find the session
 * in the request and bind it anew.
 */
public final class SessionFilter extends OncePerRequestFilter {
    /** The attribute of a request that holds its {@link Session}. */
    public static final String SESSION = "guanlan.session";

    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Session> session = session(request);
        if (session.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Credential credential = session.get().credential();
        request.setAttribute(SESSION, session.get());
        SecurityContextHolder.setContext(context(credential));
        try {
            ScopedValue.where(Caller.CURRENT, credential.caller())
                    .call(
                            () -> {
                                chain.doFilter(request, response);
                                return true;
                            });
        } catch (ServletException | IOException | RuntimeException thrown) {
            throw thrown;
        } catch (Exception other) {
            throw new ServletException(other);
        }
    }

    private Optional<Session> session(HttpServletRequest request) {
        if (request.getAttribute(SESSION) instanceof Session session) {
            return Optional.of(session);
        }
        return request.getRequestURI().startsWith("/api/")
                ? SessionCookie.read(request).flatMap(sessions::find)
                : Optional.empty();
    }

    private static SecurityContextImpl context(Credential credential) {
        var roles = AuthorityUtils.createAuthorityList("ROLE_" + credential.role().name());
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(credential.user(), null, roles));
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
