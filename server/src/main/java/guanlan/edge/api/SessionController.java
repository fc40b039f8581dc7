package guanlan.edge.api;

import guanlan.platform.identity.Credential;
import guanlan.platform.identity.IdentityProblem;
import guanlan.platform.identity.Login;
import guanlan.platform.identity.SignIn;
import guanlan.platform.identity.SignIn.Outcome;
import guanlan.platform.identity.Token;
import guanlan.platform.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
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
    private final Entrance entrance;

    SessionController(SignIn signIn, Entrance entrance) {
        this.signIn = signIn;
        this.entrance = entrance;
    }

    record Entry(@NotNull String login, @NotNull String password) {
        @Override
        public String toString() {
            return "Entry[]";
        }
    }

    @PostMapping
    Me open(
            @Valid @RequestBody Entry entry,
            HttpServletRequest request,
            HttpServletResponse response) {
        var login = new Login(entry.login());
        return switch (signIn.attempt(login, entry.password(), Entrance.visitor(request))) {
            case Outcome.Granted(Token token, Credential credential) ->
                    entrance.enter(token, credential, request, response);
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
