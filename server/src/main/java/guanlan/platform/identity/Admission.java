package guanlan.platform.identity;

import guanlan.core.values.Ids;
import guanlan.platform.access.Caller;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Gives a newcomer his credential and tells those who keep people's records, all in the caller's
 * transaction.
 */
@Component
class Admission {
    private final Credentials credentials;
    private final Passwords passwords;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    Admission(
            Credentials credentials,
            Passwords passwords,
            Ids ids,
            ApplicationEventPublisher events) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.ids = ids;
        this.events = events;
    }

    Credential admit(Newcomer newcomer, String tenant) {
        return admit(newcomer, tenant, ids.next(), false);
    }

    /** Somebody who has a record already. */
    Credential admitKnown(Newcomer newcomer, String tenant, UUID user) {
        return admit(newcomer, tenant, user, true);
    }

    private Credential admit(Newcomer newcomer, String tenant, UUID user, boolean known) {
        Profile profile = newcomer.profile();
        var credential =
                new Credential(
                        ids.next(), tenant, user, newcomer.login(), newcomer.role(), profile);
        String password = newcomer.password();
        credentials.add(credential, password == null ? null : passwords.hash(password));
        var joined =
                new PersonJoined(
                        credential.user(),
                        tenant,
                        profile.name(),
                        credential.login(),
                        profile.locale(),
                        known);
        Caller.system(tenant).run(() -> events.publishEvent(joined));
        return credential;
    }
}
