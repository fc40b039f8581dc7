package guanlan.edge.api;

import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Noted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes what was done at endpoints that are {@link Noted}, before the answer has left. */
@Configuration(proxyBeanMethods = false)
class Noting implements WebMvcConfigurer {
    private final AuditTrail trail;

    Noting(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Pen());
    }

    private final class Pen implements HandlerInterceptor {

        @Override
        public void afterCompletion(
                HttpServletRequest request,
                HttpServletResponse response,
                Object handler,
                @Nullable Exception failure) {
            if (handler instanceof HandlerMethod method && response.getStatus() < 400) {
                Noted noted = noted(method);
                if (noted != null && !request.getMethod().equals("GET")) {
                    trail.note(act(noted, request));
                }
            }
        }
    }

    private static @Nullable Noted noted(HandlerMethod method) {
        Noted own = method.getMethodAnnotation(Noted.class);
        return own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Noted.class);
    }

    private static Act act(Noted noted, HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Act act = Act.of(noted.value()).fact("act", request.getMethod() + " " + pattern);
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables) {
            for (Map.Entry<?, ?> each : variables.entrySet()) {
                act = act.fact(String.valueOf(each.getKey()), String.valueOf(each.getValue()));
            }
        }
        return act;
    }
}
