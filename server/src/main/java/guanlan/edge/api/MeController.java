package guanlan.edge.api;

import guanlan.platform.identity.PasswordChange;
import guanlan.platform.identity.Presence;
import guanlan.platform.identity.Profiles;
import guanlan.platform.identity.Session;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in person himself; a program may ask whose key it has. */
@RestController
@RequestMapping("/api/me")
final class MeController {
    private final Mirror mirror;
    private final Profiles profiles;
    private final PasswordChange passwords;

    MeController(Mirror mirror, Profiles profiles, PasswordChange passwords) {
        this.mirror = mirror;
        this.profiles = profiles;
        this.passwords = passwords;
    }

    record PasswordEntry(@NotNull String current, @NotNull String fresh) {
        @Override
        public String toString() {
            return "PasswordEntry[]";
        }
    }

    @GetMapping
    Me me(@RequestAttribute(SessionFilter.PRESENCE) Presence presence) {
        return mirror.of(presence.credential());
    }

    @PatchMapping
    Me change(
            @RequestAttribute(SessionFilter.SESSION) Session session,
            @RequestBody Profiles.Change change) {
        return mirror.of(profiles.change(session.credential(), change));
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @RequestAttribute(SessionFilter.SESSION) Session session,
            @Valid @RequestBody PasswordEntry entry) {
        passwords.change(session, entry.current(), entry.fresh());
    }
}
