package guanlan.edge.api;

import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Replaces the container's own error pages, which answer requests that never reach the application.
 */
@Component
final class ProblemsOfContainer
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final ProblemTranslation translation;
    private final ProblemReply reply;

    ProblemsOfContainer(ProblemTranslation translation, ProblemReply reply) {
        this.translation = translation;
        this.reply = reply;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Valve()));
    }

    private final class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var body = reply.body(translation.of(status), Locale.ENGLISH, RequestTrace.of(request));
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(
                            new String(reply.bytes(body), java.nio.charset.StandardCharsets.UTF_8));
                    response.finishResponse();
                }
            } catch (IOException gone) {
                container.getLogger().debug("client gone", gone);
            }
        }
    }
}
