package guanlan.edge.webhooks;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.ChangeReader;
import guanlan.platform.access.Caller;
import guanlan.platform.identity.Callers;
import guanlan.platform.live.Signals;
import guanlan.platform.problems.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes letters for the webhooks that a change concerns. One that cannot be asked any more (its
 * owner left, its condition names a field that is gone) is paused with the reason, and does not
 * hold up the others.
 */
@Component
class WebhookReader implements ChangeReader {
    /** The signal that letters wait. */
    static final String NEWS = "webhooks";

    private static final int AT_ONCE = 200;

    private final WebhookStore store;
    private final Deliveries deliveries;
    private final Letters letters;
    private final Callers callers;
    private final Signals signals;

    WebhookReader(
            WebhookStore store,
            Deliveries deliveries,
            Letters letters,
            Callers callers,
            Signals signals) {
        this.store = store;
        this.deliveries = deliveries;
        this.letters = letters;
        this.callers = callers;
        this.signals = signals;
    }

    @Override
    public String key() {
        return "webhooks";
    }

    @Override
    public boolean fromNow() {
        return true;
    }

    @Override
    public void read(List<Change> changes) {
        store.all().stream()
                .filter(webhook -> webhook.active() && webhook.pause() == null)
                .forEach(webhook -> tell(webhook, changes));
    }

    /** How many letters that were not known yet. */
    int tell(Webhook webhook, List<Change> changes) {
        String tenant = Caller.current().tenant();
        Optional<Caller> owner = callers.of(tenant, webhook.owner());
        if (owner.isEmpty()) {
            store.pause(webhook.id(), "owner");
            return 0;
        }
        int added = 0;
        try {
            for (int from = 0; from < changes.size(); from += AT_ONCE) {
                var some = changes.subList(from, Math.min(changes.size(), from + AT_ONCE));
                var written = owner.get().call(() -> letters.of(webhook, some));
                added += written.isEmpty() ? 0 : deliveries.add(written);
            }
        } catch (Problem unanswerable) {
            store.pause(webhook.id(), unanswerable.code().key());
        }
        if (added > 0) {
            signals.ring(NEWS, tenant);
        }
        return added;
    }
}
