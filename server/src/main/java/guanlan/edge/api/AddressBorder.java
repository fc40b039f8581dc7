package guanlan.edge.api;

import guanlan.platform.audit.Whence;
import guanlan.platform.problems.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first thing that a request of the API meets, before anybody asks who calls: how much its
 * address may ask, and how much it may bring. Binds the address for what is noted later.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class AddressBorder extends OncePerRequestFilter {
    private final Allowances allowances;
    private final LimitSettings limits;
    private final ProblemReply reply;

    AddressBorder(Allowances allowances, LimitSettings limits, ProblemReply reply) {
        this.allowances = allowances;
        this.limits = limits;
        this.reply = reply;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRemoteAddr();
        DataSize most = Weight.of(request).most(limits);
        Optional<Problem> refused =
                ScopedValue.where(Whence.CURRENT, Whence.address(address))
                        .call(() -> allowances.address(address))
                        .or(() -> tooLarge(request, most));
        if (refused.isPresent()) {
            response.setHeader("X-Content-Type-Options", "nosniff");
            reply.write(request, response, refused.get());
            return;
        }
        pass(address, new LimitedBody(request, most), response, chain);
    }

    private static Optional<Problem> tooLarge(HttpServletRequest request, DataSize most) {
        return request.getContentLengthLong() > most.toBytes()
                ? Optional.of(tooLarge(most))
                : Optional.empty();
    }

    static Problem tooLarge(DataSize most) {
        return new Problem(ApiProblem.BODY_LARGE, Map.of("limit", most.toMegabytes() + " MB"));
    }

    private static void pass(
            String address,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            ScopedValue.where(Whence.CURRENT, Whence.address(address))
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
}
