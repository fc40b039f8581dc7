package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.SESSION_ABSENT;

import guanlan.platform.audit.Kind;
import guanlan.platform.problems.Problem;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives what a sign-in still lacks. Each step ends the session that waited and begins another under
 * a new token, so that a token seen before is worth nothing after.
 */
@Component
public final class SecondStep {
    private final Threshold threshold;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final NewPassword passwords;
    private final Journal journal;
    private final TransactionTemplate transaction;

    SecondStep(
            Threshold threshold,
            Sessions sessions,
            SecondFactors factors,
            NewPassword passwords,
            Journal journal,
            TransactionTemplate transaction) {
        this.threshold = threshold;
        this.sessions = sessions;
        this.factors = factors;
        this.passwords = passwords;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** Recovery codes, to be shown once, beside the session that has begun. */
    public record Enrolled(Opened opened, List<String> codes) {
        @Override
        public String toString() {
            return "Enrolled[]";
        }
    }

    public Waiting require(Token token) {
        return sessions.findWaiting(token).orElseThrow(() -> new Problem(SESSION_ABSENT));
    }

    public Opened code(Token token, String code, Visitor visitor) {
        Waiting waiting = require(token, Need.CODE);
        factors.require(waiting.credential(), code);
        return go(waiting, visitor);
    }

    public SecondFactors.Enrolment enrol(Token token) {
        return factors.begin(require(token, Need.ENROLMENT).credential());
    }

    public Enrolled confirm(Token token, String code, Visitor visitor) {
        Waiting waiting = require(token, Need.ENROLMENT);
        List<String> codes = factors.confirm(waiting.credential(), code);
        return new Enrolled(go(waiting, visitor), codes);
    }

    /** Every other session ends with the old password. */
    public Opened password(Token token, String fresh, Visitor visitor) {
        Waiting waiting = require(token, Need.PASSWORD);
        Credential credential = waiting.credential();
        String hash = passwords.require("password", fresh, credential);
        return transaction.execute(
                _ -> {
                    Opened opened = go(waiting, visitor, credential);
                    passwords.keep(credential.id(), hash);
                    journal.note(Kind.PASSWORD, credential, "changed at sign-in", visitor);
                    return opened;
                });
    }

    private Waiting require(Token token, Need need) {
        Waiting waiting = require(token);
        if (waiting.need() != need) {
            throw new Problem(SESSION_ABSENT);
        }
        return waiting;
    }

    private Opened go(Waiting waiting, Visitor visitor) {
        return transaction.execute(
                _ -> {
                    end(waiting);
                    return threshold.open(waiting.credential(), visitor, waiting.need());
                });
    }

    private Opened go(Waiting waiting, Visitor visitor, Credential credential) {
        end(waiting);
        sessions.closeAll(credential.id());
        return threshold.open(credential, visitor, Need.PASSWORD);
    }

    /** Only one of two at once goes on. */
    private void end(Waiting waiting) {
        if (!sessions.close(waiting.key())) {
            throw new Problem(SESSION_ABSENT);
        }
    }
}
