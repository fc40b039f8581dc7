package guanlan.edge.api;

import guanlan.platform.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * The one place where an exception becomes an answer. Only our own faults are logged, once, with
 * the trace.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final ProblemTranslation translation;
    private final ProblemReply reply;

    Problems(ProblemTranslation translation, ProblemReply reply) {
        this.translation = translation;
        this.reply = reply;
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> answer(Exception exception, HttpServletRequest request) {
        Problem problem = translation.of(exception);
        if (problem.code().status() >= 500) {
            log.error("request failed, trace {}", RequestTrace.of(request), exception);
        }
        return ResponseEntity.status(problem.code().status())
                .headers(ProblemReply.headers(problem))
                .body(reply.body(problem, request));
    }

    /** The client has gone: nobody is left to answer. */
    @ExceptionHandler
    @Nullable ResponseEntity<ProblemBody> gone(AsyncRequestNotUsableException exception) {
        log.debug("client gone", exception);
        return null;
    }
}
