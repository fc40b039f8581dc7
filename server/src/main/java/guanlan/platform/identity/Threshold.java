package guanlan.platform.identity;

import guanlan.platform.audit.Kind;
import guanlan.platform.identity.Credentials.Standing;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lies between the right password and being in: a code, a second factor, a new password. */
@Component
class Threshold {
    private final Credentials credentials;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Journal journal;
    private final Duration maxAge;

    Threshold(
            Credentials credentials,
            Sessions sessions,
            InstantSource clock,
            Journal journal,
            IdentitySettings settings) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.clock = clock;
        this.journal = journal;
        this.maxAge = settings.password().maxAge();
    }

    /**
     * @param done what was owed and has been given; none: only the password so far
     */
    Opened open(Credential credential, Visitor visitor, @Nullable Need done) {
        Standing standing = credentials.standing(credential.id());
        Need need = next(standing, done);
        if (need == null) {
            String last = done == null ? Need.PASSWORD.key() : done.key();
            journal.note(Kind.SIGN_IN, credential, last, visitor);
        }
        return sessions.open(credential, visitor, need);
    }

    private @Nullable Need next(Standing standing, @Nullable Need done) {
        if (done == null && standing.hasFactor()) {
            return Need.CODE;
        }
        if (done == null && standing.needsFactor()) {
            return Need.ENROLMENT;
        }
        return done != Need.PASSWORD && (standing.mustChange() || expired(standing))
                ? Need.PASSWORD
                : null;
    }

    private boolean expired(Standing standing) {
        return maxAge.isPositive()
                && standing.passwordChangedAt().plus(maxAge).isBefore(clock.instant());
    }
}
