package guanlan.platform.identity;

import guanlan.platform.audit.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A person gives himself another password. Every other session of his ends with it. */
@Component
public final class PasswordChange {
    private final NewPassword passwords;
    private final Confirmation confirmation;
    private final Sessions sessions;
    private final Journal journal;
    private final TransactionTemplate transaction;

    PasswordChange(
            NewPassword passwords,
            Confirmation confirmation,
            Sessions sessions,
            Journal journal,
            TransactionTemplate transaction) {
        this.passwords = passwords;
        this.confirmation = confirmation;
        this.sessions = sessions;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** Asks for the present password again, since a screen may stand open. */
    public void change(Session session, String current, String fresh) {
        Credential credential = session.credential();
        confirmation.requireMatch(credential, "current", current);
        String hash = passwords.require("fresh", fresh, credential);
        transaction.executeWithoutResult(
                _ -> {
                    passwords.keep(credential.id(), hash);
                    sessions.closeOthers(session);
                    journal.note(Kind.PASSWORD, credential, "changed");
                });
        sessions.confirm(session);
        sessions.forget(credential.id());
    }
}
