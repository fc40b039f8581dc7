package guanlan.platform.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a signed-in person changes about himself. */
@Component
public final class Profiles {
    private final Credentials credentials;
    private final Sessions sessions;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Profiles(
            Credentials credentials,
            Sessions sessions,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.transaction = transaction;
        this.events = events;
    }

    /** The entries of a form; what is absent stays as it is. */
    public record Change(
            @Nullable String name,
            @Nullable String locale,
            @Nullable String theme,
            @Nullable String timeZone) {}

    public Credential change(Credential before, Change change) {
        Change clean = check(change);
        Credential after = transaction.execute(_ -> keep(before, clean));
        sessions.forget(before.id());
        return after;
    }

    private Credential keep(Credential before, Change change) {
        Credential after = credentials.keep(before.id(), change);
        String name = after.profile().name();
        if (!name.equals(before.profile().name())) {
            events.publishEvent(new PersonRenamed(after.user(), after.tenant(), name));
        }
        return after;
    }

    private static Change check(Change change) {
        var entries = new Entries();
        String name = change.name() == null ? null : entries.name("name", change.name());
        if (change.locale() != null) {
            entries.locale(change.locale());
        }
        if (change.theme() != null) {
            entries.theme(change.theme());
        }
        if (change.timeZone() != null) {
            entries.zone(change.timeZone());
        }
        entries.refuseFindings();
        return new Change(name, change.locale(), change.theme(), change.timeZone());
    }
}
