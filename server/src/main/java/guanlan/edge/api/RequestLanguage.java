package guanlan.edge.api;

import guanlan.platform.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/**
 * The language to answer in: the person's own choice, else the browser's first of ours, else
 * English.
 */
final class RequestLanguage {
    private RequestLanguage() {}

    static Locale of(HttpServletRequest request) {
        return Caller.CURRENT.isBound() ? Caller.current().locale() : accepted(request);
    }

    private static Locale accepted(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.ENGLISH;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("zh") || language.equals("en"))
                .findFirst()
                .map(Locale::of)
                .orElse(Locale.ENGLISH);
    }
}
