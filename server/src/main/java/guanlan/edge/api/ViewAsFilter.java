package guanlan.edge.api;

import guanlan.engine.granting.Explanations;
import guanlan.engine.granting.ViewAs;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While an administrator looks through somebody's eyes, everything is asked as that person, and
 * nothing is written. The cookie only names the look; whose it is and whether it lasts is asked
 * each time.
 */
@Component
final class ViewAsFilter extends OncePerRequestFilter {
    static final String COOKIE = "view-as";
    static final String PATH = "/api/view-as";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Questions that are sent as a body because they are long. */
    private static final Pattern ASKING = Pattern.compile("/api/records/[^/]+/(aggregate|values)");

    private static final Set<String> OWN = Set.of(PATH, "/api/session");

    private final ViewAs looks;
    private final Explanations people;
    private final ProblemReply reply;

    ViewAsFilter(ViewAs looks, Explanations people, ProblemReply reply) {
        this.looks = looks;
        this.people = people;
        this.reply = reply;
    }

    static Optional<UUID> look(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .filter(StringUtils::hasText)
                        .findFirst()
                        .flatMap(ViewAsFilter::id);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ViewAs.Look> look =
                Caller.CURRENT.isBound() && !OWN.contains(request.getRequestURI())
                        ? look(request).flatMap(looks::find)
                        : Optional.empty();
        if (look.isEmpty()) {
            chain.doFilter(request, response);
        } else if (reads(request)) {
            Caller me = Caller.current();
            pass(me.viewing(people.caller(me, look.get().person())), request, response, chain);
        } else {
            reply.write(request, response, new Problem(AccessProblem.READ_ONLY));
        }
    }

    private static boolean reads(HttpServletRequest request) {
        return READING.contains(request.getMethod())
                || (request.getMethod().equals("POST")
                        && ASKING.matcher(request.getRequestURI()).matches());
    }

    private static void pass(
            Caller eyes,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            ScopedValue.where(Caller.CURRENT, eyes)
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

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
