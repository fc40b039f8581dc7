package guanlan.edge.api;

import guanlan.engine.granting.Overviews;
import guanlan.engine.granting.ViewAs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An administrator looks as somebody else sees it. */
@RestController
@RequestMapping(ViewAsFilter.PATH)
final class ViewAsController {
    private final ViewAs looks;
    private final Overviews overviews;

    ViewAsController(ViewAs looks, Overviews overviews) {
        this.looks = looks;
        this.overviews = overviews;
    }

    record Asked(@Nullable UUID user) {}

    record Looking(
            RecordJson.@Nullable Reference person,
            @Nullable Boolean administrator,
            @Nullable Instant since) {}

    @GetMapping
    Looking look(HttpServletRequest request) {
        return ViewAsFilter.look(request)
                .flatMap(looks::find)
                .map(this::json)
                .orElse(new Looking(null, null, null));
    }

    @PostMapping
    Looking start(
            @RequestBody Asked asked, HttpServletRequest request, HttpServletResponse response) {
        ViewAsFilter.look(request).ifPresent(looks::end);
        ViewAs.Look look = looks.start(asked.user());
        keep(response, request, look.id().toString(), ViewAs.LONGEST);
        return json(look);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(HttpServletRequest request, HttpServletResponse response) {
        ViewAsFilter.look(request).ifPresent(looks::end);
        keep(response, request, "", Duration.ZERO);
    }

    private Looking json(ViewAs.Look look) {
        return new Looking(
                RecordJson.reference(look.person(), overviews.names(look.person())),
                overviews.administers(look.person()),
                look.since());
    }

    private static void keep(
            HttpServletResponse response, HttpServletRequest request, String look, Duration age) {
        var cookie =
                ResponseCookie.from(ViewAsFilter.COOKIE, look)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .maxAge(age)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
