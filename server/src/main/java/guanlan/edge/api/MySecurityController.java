package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.identity.Confirmation;
import guanlan.platform.identity.IdentityProblem;
import guanlan.platform.identity.PasswordState;
import guanlan.platform.identity.SecondFactors;
import guanlan.platform.identity.Session;
import guanlan.platform.identity.SessionView;
import guanlan.platform.identity.Sessions;
import guanlan.platform.problems.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How safe one's own door is: second factor and open sessions. */
@RestController
@RequestMapping("/api/me")
final class MySecurityController {
    private final Confirmation confirmation;
    private final PasswordState passwords;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final AuditTrail trail;

    MySecurityController(
            Confirmation confirmation,
            PasswordState passwords,
            SecondFactors factors,
            Sessions sessions,
            AuditTrail trail) {
        this.confirmation = confirmation;
        this.passwords = passwords;
        this.factors = factors;
        this.sessions = sessions;
        this.trail = trail;
    }

    record Overview(PasswordState.View password, SecondFactors.State secondFactor) {}

    record ConfirmationEntry(@NotNull String password) {
        @Override
        public String toString() {
            return "ConfirmationEntry[]";
        }
    }

    /** {@code current}: it is the one that asks. */
    record Listed(@JsonUnwrapped SessionView session, boolean current) {}

    record Items(List<Listed> items) {}

    @GetMapping("/security")
    Overview overview(@RequestAttribute(SessionFilter.SESSION) Session session) {
        return new Overview(
                passwords.of(session.credential()), factors.state(session.credential()));
    }

    /** Shows the password once more, for what must not be done on a screen left open. */
    @PostMapping("/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(
            @RequestAttribute(SessionFilter.SESSION) Session session,
            @Valid @RequestBody ConfirmationEntry entry) {
        confirmation.confirm(session, entry.password());
    }

    @PostMapping("/second-factor")
    SecondFactors.Enrolment enrol(@RequestAttribute(SessionFilter.SESSION) Session session) {
        confirmation.require(session);
        return factors.begin(session.credential());
    }

    @PostMapping("/second-factor/confirmation")
    StepController.Codes confirmFactor(
            @RequestAttribute(SessionFilter.SESSION) Session session,
            @Valid @RequestBody StepController.CodeEntry entry) {
        confirmation.require(session);
        return new StepController.Codes(factors.confirm(session.credential(), entry.code()));
    }

    @PostMapping("/second-factor/codes")
    StepController.Codes renewCodes(@RequestAttribute(SessionFilter.SESSION) Session session) {
        confirmation.require(session);
        return new StepController.Codes(factors.renewCodes(session.credential()));
    }

    @DeleteMapping("/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeFactor(@RequestAttribute(SessionFilter.SESSION) Session session) {
        confirmation.require(session);
        factors.remove(session.credential());
    }

    @GetMapping("/sessions")
    Items sessions(@RequestAttribute(SessionFilter.SESSION) Session session) {
        return new Items(
                sessions.list(session.credential()).stream()
                        .map(each -> new Listed(each, each.id().equals(session.id())))
                        .toList());
    }

    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closeOthers(@RequestAttribute(SessionFilter.SESSION) Session session) {
        sessions.closeOthers(session);
        trail.note(Act.of(Kind.SESSION_ENDED).fact("act", "others"));
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@RequestAttribute(SessionFilter.SESSION) Session session, @PathVariable UUID id) {
        if (!sessions.close(session.credential(), id)) {
            throw new Problem(IdentityProblem.SESSION_ABSENT);
        }
        trail.note(Act.of(Kind.SESSION_ENDED).fact("act", "one").fact("session", id.toString()));
    }
}
