package guanlan.edge.api;

import guanlan.platform.identity.IdentityProblem;
import guanlan.platform.identity.SecondFactors.Enrolment;
import guanlan.platform.identity.SecondStep;
import guanlan.platform.identity.Token;
import guanlan.platform.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a sign-in may still need after the password; each step answers like the sign-in itself. */
@RestController
@RequestMapping("/api/session")
final class StepController {
    private final SecondStep step;
    private final Entrance entrance;

    StepController(SecondStep step, Entrance entrance) {
        this.step = step;
        this.entrance = entrance;
    }

    record CodeEntry(@NotNull String code) {
        @Override
        public String toString() {
            return "CodeEntry[]";
        }
    }

    record PasswordEntry(@NotNull String password) {
        @Override
        public String toString() {
            return "PasswordEntry[]";
        }
    }

    record Codes(List<String> codes) {
        @Override
        public String toString() {
            return "Codes[]";
        }
    }

    @PostMapping("/code")
    @SigningIn
    ResponseEntity<?> code(
            @Valid @RequestBody CodeEntry entry,
            HttpServletRequest request,
            HttpServletResponse response) {
        var opened = step.code(token(request), entry.code(), Entrance.visitor(request));
        return entrance.enter(opened, request, response);
    }

    @PostMapping("/password")
    @SigningIn
    ResponseEntity<?> password(
            @Valid @RequestBody PasswordEntry entry,
            HttpServletRequest request,
            HttpServletResponse response) {
        var opened = step.password(token(request), entry.password(), Entrance.visitor(request));
        return entrance.enter(opened, request, response);
    }

    @PostMapping("/second-factor")
    Enrolment enrol(HttpServletRequest request) {
        return step.enrol(token(request));
    }

    /** The recovery codes; whether one is in then says {@code GET /api/session}. */
    @PostMapping("/second-factor/confirmation")
    Codes confirm(
            @Valid @RequestBody CodeEntry entry,
            HttpServletRequest request,
            HttpServletResponse response) {
        var enrolled = step.confirm(token(request), entry.code(), Entrance.visitor(request));
        entrance.admit(enrolled.opened(), request, response);
        return new Codes(enrolled.codes());
    }

    private static Token token(HttpServletRequest request) {
        return SessionCookie.read(request)
                .orElseThrow(() -> new Problem(IdentityProblem.SESSION_ABSENT));
    }
}
