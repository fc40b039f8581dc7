package guanlan.domain.notifications;

import guanlan.platform.access.Caller;
import guanlan.platform.live.Signals;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells people once, and rings where they look. */
@Component
public class Telling {
    /** Rung with {@link #whose}. */
    public static final String NEWS = "notifications";

    private final NotificationStore store;
    private final Viewers viewers;
    private final Signals signals;

    Telling(NotificationStore store, Viewers viewers, Signals signals) {
        this.store = store;
        this.viewers = viewers;
        this.signals = signals;
    }

    /** The company and the person, in one word. */
    public static String whose(String tenant, UUID person) {
        return tenant + ":" + person;
    }

    /**
     * Whether it is told; nobody hears of himself, of what he may not see, or of anything twice.
     */
    public boolean tell(Notice notice) {
        boolean told =
                !notice.person().equals(notice.actor())
                        && (notice.kind().isOfWork()
                                || viewers.sees(notice.person(), notice.about()))
                        && (notice.kind() == Kind.FOLLOWED && store.addToUnread(notice)
                                || store.tell(notice));
        if (told) {
            signals.ring(NEWS, whose(Caller.current().tenant(), notice.person()));
        }
        return told;
    }
}
