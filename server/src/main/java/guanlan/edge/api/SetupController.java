package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import guanlan.platform.database.Tenants;
import guanlan.platform.identity.Companies;
import guanlan.platform.identity.Credential;
import guanlan.platform.identity.Sessions;
import guanlan.platform.identity.Setup;
import guanlan.platform.identity.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The first administrator's way in. */
@RestController
@RequestMapping("/api/setup")
final class SetupController {
    private final Setup setup;
    private final Companies companies;
    private final Sessions sessions;
    private final Entrance entrance;

    SetupController(Setup setup, Companies companies, Sessions sessions, Entrance entrance) {
        this.setup = setup;
        this.companies = companies;
        this.sessions = sessions;
        this.entrance = entrance;
    }

    /** {@code company}: its name, once there is one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(boolean needed, @Nullable String company) {}

    record Entry(
            @NotNull String token,
            @NotNull String name,
            @NotNull String login,
            @NotNull String password,
            @NotNull String company,
            @NotNull String locale) {
        @Override
        public String toString() {
            return "Entry[]";
        }

        Setup.Form form() {
            return new Setup.Form(new Token(token), name, login, password, company, locale);
        }
    }

    @GetMapping
    State state() {
        return setup.needed()
                ? new State(true, null)
                : new State(false, companies.require(Tenants.MAIN).name());
    }

    @PostMapping
    @SigningIn
    ResponseEntity<?> complete(
            @Valid @RequestBody Entry entry,
            HttpServletRequest request,
            HttpServletResponse response) {
        Credential credential = setup.complete(entry.form());
        var opened = sessions.open(credential, Entrance.visitor(request));
        return entrance.enter(opened, request, response);
    }
}
