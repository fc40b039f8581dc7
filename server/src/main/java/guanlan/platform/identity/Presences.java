package guanlan.platform.identity;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether somebody who was here still is, for whoever keeps a connection open. */
@Component
public final class Presences {
    private final Sessions sessions;
    private final KeyUses keys;

    Presences(Sessions sessions, KeyUses keys) {
        this.sessions = sessions;
        this.keys = keys;
    }

    /** How he is now, without counting as a visit; nothing when it has ended. */
    public Optional<Presence> look(Presence before) {
        return switch (before) {
            case Session session -> sessions.look(session).map(now -> now);
            case KeyUse use -> keys.look(use).map(now -> now);
        };
    }
}
