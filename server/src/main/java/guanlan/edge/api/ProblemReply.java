package guanlan.edge.api;

import guanlan.edge.api.ProblemBody.FindingBody;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import guanlan.platform.problems.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says a problem in the language of whoever asked, the same way from every place where one can
 * arise.
 */
@Component
final class ProblemReply {
    private final Texts texts;
    private final JsonMapper json;

    ProblemReply(Texts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    ProblemBody body(Problem problem, HttpServletRequest request) {
        return body(problem, RequestLanguage.of(request), RequestTrace.of(request));
    }

    ProblemBody body(Problem problem, Locale locale, String trace) {
        String key = problem.code().key();
        int status = problem.code().status();
        var said = new HashMap<String, Object>(problem.params());
        said.put("trace", trace);
        return new ProblemBody(
                "/problems/" + key,
                texts.say("title." + status, Map.of(), locale),
                status,
                texts.say(problem.code(), said, locale),
                key,
                problem.params(),
                findings(problem.findings(), locale),
                trace);
    }

    /** What the protocol wants said outside the body. */
    static HttpHeaders headers(Problem problem) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.params().get("seconds") instanceof Number seconds) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        if (problem.code() == ApiProblem.METHOD) {
            headers.set(HttpHeaders.ALLOW, String.valueOf(problem.params().get("allowed")));
        }
        return headers;
    }

    /** Answers from a filter, where no controller is near. */
    void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        ProblemBody body = body(problem, request);
        response.setStatus(body.status());
        headers(problem).forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.getOutputStream().write(bytes(body));
    }

    byte[] bytes(ProblemBody body) {
        return json.writeValueAsBytes(body);
    }

    private List<FindingBody> findings(List<Finding> findings, Locale locale) {
        return findings.stream()
                .map(
                        finding ->
                                new FindingBody(
                                        null,
                                        finding.field(),
                                        finding.code().key(),
                                        texts.say(finding, locale),
                                        finding.params()))
                .toList();
    }
}
