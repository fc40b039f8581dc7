package guanlan.edge.webhooks;

import guanlan.core.values.Ids;
import guanlan.edge.webhooks.Deliveries.Letter;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.Changes;
import guanlan.engine.changes.Position;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.live.Signals;
import guanlan.platform.problems.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks of a company, which its administrators keep. */
@Component
class Webhooks {
    private static final Duration OLD_SECRET = Duration.ofDays(1);
    private static final int AT_ONCE = 1000;
    private static final int MOST_REPLAYED = 50_000;

    private final WebhookStore store;
    private final Deliveries deliveries;
    private final WebhookReader reader;
    private final Changes changes;
    private final Signals signals;
    private final JsonMapper json;
    private final Ids ids;
    private final InstantSource clock;

    Webhooks(
            WebhookStore store,
            Deliveries deliveries,
            WebhookReader reader,
            Changes changes,
            Signals signals,
            JsonMapper json,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.reader = reader;
        this.changes = changes;
        this.signals = signals;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was asked for a webhook; null leaves a thing as it is. */
    record Wanted(
            @Nullable String name,
            @Nullable String url,
            @Nullable List<Webhook.Event> events,
            @Nullable Boolean active) {}

    /** A webhook with the secret that is told only now. */
    record Made(Webhook webhook, WebhookSecret secret) {}

    /** How many letters were written anew; next: where to go on, null: that was all. */
    record Replayed(int written, @Nullable String next) {}

    List<Webhook> all() {
        administrator();
        return store.all();
    }

    Webhook require(UUID id) {
        administrator();
        return store.find(id).orElseThrow(() -> new Problem(WebhookProblem.ABSENT));
    }

    Map<String, Long> counts(UUID id) {
        return deliveries.counts(id);
    }

    Made create(Wanted wanted, WebhookRules rules) {
        UUID owner = Objects.requireNonNull(administrator().user());
        if (store.all().size() >= rules.most()) {
            throw new Problem(WebhookProblem.TOO_MANY, Map.of("most", rules.most()));
        }
        rules.check(wanted, true);
        var webhook =
                new Webhook(
                        ids.next(),
                        Objects.requireNonNull(wanted.name()).strip(),
                        Objects.requireNonNull(wanted.url()).strip(),
                        Objects.requireNonNull(wanted.events()),
                        owner,
                        !Boolean.FALSE.equals(wanted.active()),
                        new Webhook.Health(0, null, null),
                        null,
                        clock.instant());
        WebhookSecret secret = WebhookSecret.random();
        store.add(webhook, secret);
        return new Made(webhook, secret);
    }

    /** Who changes it answers for it from now on: his rights decide what it is told. */
    Webhook change(UUID id, Wanted wanted, WebhookRules rules) {
        UUID owner = Objects.requireNonNull(administrator().user());
        Webhook old = require(id);
        rules.check(wanted, false);
        store.change(
                new Webhook(
                        id,
                        wanted.name() == null ? old.name() : wanted.name().strip(),
                        wanted.url() == null ? old.url() : wanted.url().strip(),
                        wanted.events() == null ? old.events() : wanted.events(),
                        owner,
                        wanted.active() == null ? old.active() : wanted.active(),
                        old.health(),
                        old.pause(),
                        old.createdAt()));
        ring();
        return require(id);
    }

    void remove(UUID id) {
        administrator();
        if (!store.remove(id)) {
            throw new Problem(WebhookProblem.ABSENT);
        }
    }

    Webhook resume(UUID id) {
        require(id);
        store.resume(id);
        ring();
        return require(id);
    }

    WebhookSecret renewSecret(UUID id) {
        require(id);
        WebhookSecret fresh = WebhookSecret.random();
        store.renewSecret(id, fresh, clock.instant().plus(OLD_SECRET));
        return fresh;
    }

    /** A message about nothing, to see whether it arrives. */
    Delivery test(UUID id) {
        Webhook webhook = require(id);
        UUID letter = ids.next();
        var body = Map.of("id", letter, "type", "test", "at", clock.instant().toString());
        deliveries.add(
                List.of(
                        new Letter(
                                letter,
                                webhook.id(),
                                0,
                                0,
                                "test",
                                letter,
                                json.writeValueAsString(body))));
        ring();
        return delivery(id, letter);
    }

    List<Delivery> list(UUID id, @Nullable String state, @Nullable UUID after, int limit) {
        require(id);
        return deliveries.list(id, state, after, limit);
    }

    Delivery delivery(UUID webhook, UUID id) {
        require(webhook);
        return deliveries
                .find(webhook, id)
                .orElseThrow(() -> new Problem(WebhookProblem.DELIVERY_ABSENT));
    }

    Delivery again(UUID webhook, UUID id) {
        delivery(webhook, id);
        deliveries.again(id);
        ring();
        return delivery(webhook, id);
    }

    int failedAgain(UUID webhook) {
        require(webhook);
        int waiting = deliveries.failedAgain(webhook);
        ring();
        return waiting;
    }

    /**
     * Reads the log again from a moment and writes the letters that were never written, such as
     * those of the time when it was paused.
     */
    Replayed replay(UUID id, Instant since) {
        return replay(id, changes.since(since));
    }

    Replayed replay(UUID id, Position from) {
        Webhook webhook = require(id);
        int written = 0;
        int read = 0;
        Position position = from;
        List<Change> some = changes.after(position, AT_ONCE);
        while (!some.isEmpty() && read < MOST_REPLAYED) {
            written += reader.tell(webhook, some);
            read += some.size();
            position = some.getLast().position();
            some = changes.after(position, AT_ONCE);
        }
        return new Replayed(written, some.isEmpty() ? null : position.text());
    }

    private void ring() {
        signals.ring(WebhookReader.NEWS, Caller.current().tenant());
    }

    private static Caller administrator() {
        Caller caller = Caller.current();
        if (!caller.is(Role.ADMINISTRATOR)) {
            throw new Problem(AccessProblem.REFUSED);
        }
        return caller;
    }
}
