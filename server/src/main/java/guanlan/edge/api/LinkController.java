package guanlan.edge.api;

import guanlan.platform.identity.Companies;
import guanlan.platform.identity.Credential;
import guanlan.platform.identity.EntryLinks;
import guanlan.platform.identity.PasswordState;
import guanlan.platform.identity.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way in by a link. Its token travels in bodies only, where no log keeps it. */
@RestController
@RequestMapping("/api/links")
final class LinkController {
    private final EntryLinks links;
    private final Companies companies;
    private final PasswordState passwords;
    private final Entrance entrance;

    LinkController(
            EntryLinks links, Companies companies, PasswordState passwords, Entrance entrance) {
        this.links = links;
        this.companies = companies;
        this.passwords = passwords;
        this.entrance = entrance;
    }

    record Shown(@NotNull String token) {
        @Override
        public String toString() {
            return "Shown[]";
        }
    }

    record Use(@NotNull String token, @NotNull String password) {
        @Override
        public String toString() {
            return "Use[]";
        }
    }

    /** Whose link it is. */
    record View(String name, String login, String company, int minLength) {}

    @PostMapping("/view")
    View view(@Valid @RequestBody Shown shown) {
        Credential credential = links.require(new Token(shown.token()));
        return new View(
                credential.profile().name(),
                credential.login().value(),
                companies.require(credential.tenant()).name(),
                passwords.minLength());
    }

    /** Answers like a sign-in. */
    @PostMapping("/use")
    @SigningIn
    ResponseEntity<?> use(
            @Valid @RequestBody Use use, HttpServletRequest request, HttpServletResponse response) {
        var opened = links.use(new Token(use.token()), use.password(), Entrance.visitor(request));
        return entrance.enter(opened, request, response);
    }
}
