package guanlan.edge.api;

import guanlan.platform.access.Caller;
import guanlan.platform.audit.ApiUse;
import guanlan.platform.audit.Whence;
import guanlan.platform.identity.KeyUse;
import guanlan.platform.problems.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** How much one person, or one key of his, may ask; after it is known who calls. */
@Component
@Order(0)
final class CallerLimits extends OncePerRequestFilter {
    private final Allowances allowances;
    private final ProblemReply reply;
    private final ApiUse use;

    CallerLimits(Allowances allowances, ProblemReply reply, ApiUse use) {
        this.allowances = allowances;
        this.reply = reply;
        this.use = use;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Caller.CURRENT.isBound();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getAttribute(SessionFilter.PRESENCE) instanceof KeyUse program)) {
            pass(String.valueOf(Caller.current().user()), request, response, chain);
            return;
        }
        Caller caller = Caller.current();
        UUID key = program.id();
        try {
            ScopedValue.where(
                            Whence.CURRENT,
                            new Whence(Entrance.visitor(request).address(), key, null))
                    .call(
                            () -> {
                                pass("key " + key, request, response, chain);
                                return true;
                            });
        } catch (ServletException | IOException | RuntimeException thrown) {
            throw thrown;
        } catch (Exception other) {
            throw new ServletException(other);
        } finally {
            boolean changes = !request.getMethod().equals("GET");
            use.count(caller, key, changes, response.getStatus() >= 400);
        }
    }

    private void pass(
            String who, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Problem> refused = allowances.caller(who, Weight.of(request).isHeavy());
        if (refused.isPresent()) {
            reply.write(request, response, refused.get());
        } else {
            chain.doFilter(request, response);
        }
    }
}
