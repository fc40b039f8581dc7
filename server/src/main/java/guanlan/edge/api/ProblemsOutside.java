package guanlan.edge.api;

import guanlan.platform.problems.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers for what failed outside every controller: a filter, the firewall, the container. */
@Controller
final class ProblemsOutside implements ErrorController {
    private final ProblemTranslation translation;
    private final ProblemReply reply;

    ProblemsOutside(ProblemTranslation translation, ProblemReply reply) {
        this.translation = translation;
        this.reply = reply;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem = translation.of(status instanceof Integer code ? code : 404);
        reply.write(request, response, problem);
    }
}
