package guanlan.edge.api;

import guanlan.platform.access.Caller;
import guanlan.platform.audit.Whence;
import guanlan.platform.identity.Credential;
import guanlan.platform.identity.IdentityProblem;
import guanlan.platform.identity.KeyUse;
import guanlan.platform.identity.KeyUses;
import guanlan.platform.identity.Presence;
import guanlan.platform.identity.Session;
import guanlan.platform.identity.Sessions;
import guanlan.platform.identity.Token;
import guanlan.platform.problems.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises who calls, by his session or by a program's key, and binds him around everything that
 * follows. A key that is shown decides alone: a cookie beside it is not looked at. Later dispatches
 * of the same request (asynchronous, error) run on other threads: they find him in the request and
 * bind him anew.
 */
public final class SessionFilter extends OncePerRequestFilter {
    /** The attribute of a request that holds its {@link Session}. */
    public static final String SESSION = "guanlan.session";

    /** The attribute of a request that holds its {@link Presence}, session or key. */
    public static final String PRESENCE = "guanlan.presence";

    /** What somebody has who is here himself, and no program for him. */
    static final String PERSON = "PERSON";

    private final Sessions sessions;
    private final KeyUses keys;
    private final ProblemReply reply;

    SessionFilter(Sessions sessions, KeyUses keys, ProblemReply reply) {
        this.sessions = sessions;
        this.keys = keys;
        this.reply = reply;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Presence> presence = presence(request);
        if (presence.isPresent()) {
            go(presence.get(), request, response, chain);
        } else if (isApi(request) && BearerToken.carried(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            reply.write(request, response, new Problem(IdentityProblem.KEY_REFUSED));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void go(
            Presence presence,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(PRESENCE, presence);
        if (presence instanceof Session) {
            request.setAttribute(SESSION, presence);
        }
        SecurityContextHolder.setContext(context(presence));
        try {
            ScopedValue.where(Caller.CURRENT, presence.caller())
                    .where(Whence.CURRENT, whence(presence, request))
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

    private Optional<Presence> presence(HttpServletRequest request) {
        if (request.getAttribute(PRESENCE) instanceof Presence known) {
            return Optional.of(known);
        }
        if (!isApi(request)) {
            return Optional.empty();
        }
        Optional<Token> key = BearerToken.read(request);
        return key.isPresent()
                ? key.flatMap(secret -> keys.find(secret, Entrance.visitor(request)))
                        .map(use -> use)
                : SessionCookie.read(request).flatMap(sessions::find).map(session -> session);
    }

    private static Whence whence(Presence presence, HttpServletRequest request) {
        UUID key = presence instanceof KeyUse use ? use.id() : null;
        return new Whence(Entrance.visitor(request).address(), key, null);
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private static SecurityContextImpl context(Presence presence) {
        Credential credential = presence.credential();
        var has = new ArrayList<String>();
        if (presence instanceof Session) {
            has.add(PERSON);
        }
        if (presence.caller().is(credential.role())) {
            has.add("ROLE_" + credential.role().name());
        }
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(
                        credential.user(), null, AuthorityUtils.createAuthorityList(has)));
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
