package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import guanlan.platform.identity.IdentityProblem;
import guanlan.platform.identity.Login;
import guanlan.platform.identity.Need;
import guanlan.platform.identity.PasswordState;
import guanlan.platform.identity.Sessions;
import guanlan.platform.identity.SignIn;
import guanlan.platform.identity.SignIn.Outcome;
import guanlan.platform.identity.Waiting;
import guanlan.platform.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@RequestMapping("/api/session")
final class SessionController {
    private final SignIn signIn;
    private final Sessions sessions;
    private final PasswordState passwords;
    private final Entrance entrance;

    SessionController(
            SignIn signIn, Sessions sessions, PasswordState passwords, Entrance entrance) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.passwords = passwords;
        this.entrance = entrance;
    }

    record Entry(@NotNull String login, @NotNull String password) {
        @Override
        public String toString() {
            return "Entry[]";
        }
    }

    /**
     * @param needs what it waits for
     * @param minLength of a password
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(Stand state, @Nullable Need needs, @Nullable String login, int minLength) {}

    /** Where a browser stands. */
    enum Stand {
        NONE,
        WAITING,
        OPEN
    }

    @GetMapping
    State state(HttpServletRequest request) {
        if (request.getAttribute(SessionFilter.PRESENCE) != null) {
            return new State(Stand.OPEN, null, null, passwords.minLength());
        }
        return SessionCookie.read(request)
                .flatMap(sessions::findWaiting)
                .map(this::state)
                .orElseGet(() -> new State(Stand.NONE, null, null, passwords.minLength()));
    }

    private State state(Waiting waiting) {
        return new State(
                Stand.WAITING,
                waiting.need(),
                waiting.credential().login().value(),
                passwords.minLength());
    }

    @PostMapping
    @SigningIn
    ResponseEntity<?> open(
            @Valid @RequestBody Entry entry,
            HttpServletRequest request,
            HttpServletResponse response) {
        var login = new Login(entry.login());
        return switch (signIn.attempt(login, entry.password(), Entrance.visitor(request))) {
            case Outcome.Granted(var opened) -> entrance.enter(opened, request, response);
            case Outcome.Refused() -> throw new Problem(IdentityProblem.SESSION_REFUSED);
            case Outcome.Delayed(long seconds) ->
                    throw new Problem(IdentityProblem.SESSION_DELAYED, Map.of("seconds", seconds));
        };
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(HttpServletRequest request, HttpServletResponse response) {
        entrance.leave(request, response);
    }
}
