package guanlan.edge.api;

import guanlan.platform.audit.Whence;
import guanlan.platform.database.Patience;
import guanlan.platform.problems.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
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
        String address = Entrance.visitor(request).address();
        DataSize most = Weight.of(request).most(limits);
        Optional<Problem> refused =
                ScopedValue.where(Whence.CURRENT, Whence.address(address))
                        .call(() -> allowances.address(address))
                        .or(() -> parts(request))
                        .or(() -> tooLarge(request, most));
        if (refused.isPresent()) {
            response.setHeader("X-Content-Type-Options", "nosniff");
            reply.write(request, response, refused.get());
            return;
        }
        Duration patience = Weight.of(request).patience(limits);
        var bound =
                ScopedValue.where(Whence.CURRENT, Whence.address(address))
                        .where(Patience.CURRENT, patience);
        pass(bound, new LimitedBody(request, most), response, chain);
    }

    /** What comes in parts is read past our count of it, so only uploads may. */
    private static Optional<Problem> parts(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") && Weight.of(request) != Weight.UPLOAD
                ? Optional.of(
                        new Problem(ApiProblem.MEDIA, Map.of("supported", "application/json")))
                : Optional.empty();
    }

    private static Optional<Problem> tooLarge(HttpServletRequest request, DataSize most) {
        return request.getContentLengthLong() > most.toBytes()
                ? Optional.of(tooLarge(most))
                : Optional.empty();
    }

    static Problem tooLarge(DataSize most) {
        String limit =
                most.toMegabytes() > 0 ? most.toMegabytes() + " MB" : most.toKilobytes() + " KB";
        return new Problem(ApiProblem.BODY_LARGE, Map.of("limit", limit));
    }

    private static void pass(
            ScopedValue.Carrier bound,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            bound.call(
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
