package guanlan.edge.webhooks;

import guanlan.edge.webhooks.Deliveries.Attempt;
import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries one letter to its door once, and writes down what came of it. */
@Component
class Courier {
    private final WebhookStore store;
    private final Deliveries deliveries;
    private final Destinations destinations;
    private final WebhookSettings settings;
    private final InstantSource clock;
    private final Pauses pauses;

    Courier(
            WebhookStore store,
            Deliveries deliveries,
            Destinations destinations,
            WebhookSettings settings,
            InstantSource clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.destinations = destinations;
        this.settings = settings;
        this.clock = clock;
        this.pauses =
                new Pauses(
                        settings.firstPause(),
                        settings.longestPause(),
                        () -> ThreadLocalRandom.current().nextDouble());
    }

    /** How long a letter is his: enough for one attempt. */
    Duration lease() {
        return settings.timeout().multipliedBy(2).plusSeconds(10);
    }

    void carry(Delivery delivery) {
        @Nullable Webhook webhook = store.find(delivery.webhook()).orElse(null);
        if (webhook == null) {
            return;
        }
        long begun = System.nanoTime();
        try {
            var answer = send(webhook, delivery);
            int ms = since(begun);
            if (answer.status() / 100 == 2) {
                delivered(delivery, answer, ms);
            } else {
                refused(webhook, delivery, answer, ms);
            }
        } catch (IOException unreached) {
            unreached(webhook, delivery, said(unreached), since(begun));
        } catch (Problem forbidden) {
            unreached(webhook, delivery, forbidden.code().key(), since(begun));
        }
    }

    private Post.Answer send(Webhook webhook, Delivery delivery) throws IOException {
        URI uri = URI.create(webhook.url());
        return new Post(settings.timeout())
                .send(uri, destinations.address(uri), headers(delivery), delivery.payload());
    }

    private Map<String, String> headers(Delivery delivery) {
        long seconds = clock.instant().getEpochSecond();
        String id = delivery.id().toString();
        String signatures =
                store.secrets(delivery.webhook()).all().stream()
                        .map(secret -> secret.sign(id, seconds, delivery.payload()))
                        .collect(Collectors.joining(" "));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("User-Agent", "Guanlan-Webhooks/1");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put("webhook-signature", signatures);
        headers.put("guanlan-attempt", Integer.toString(delivery.attempts()));
        return headers;
    }

    private void delivered(Delivery delivery, Post.Answer answer, int ms) {
        store.succeeded(delivery.webhook());
        Instant now = clock.instant();
        deliveries.settle(
                delivery.id(),
                new Attempt("delivered", now, answer.status(), ms, answer.excerpt(), null));
    }

    /**
     * The other side is there and says no: gone for good, overloaded, or it dislikes this letter.
     */
    private void refused(Webhook webhook, Delivery delivery, Post.Answer answer, int ms) {
        if (answer.status() == 410) {
            store.pause(webhook.id(), "gone");
        } else {
            failed(webhook);
        }
        Instant due = due(delivery);
        deliveries.settle(
                delivery.id(),
                new Attempt(state(delivery), due, answer.status(), ms, answer.excerpt(), null));
    }

    private void unreached(Webhook webhook, Delivery delivery, String reason, int ms) {
        failed(webhook);
        deliveries.settle(
                delivery.id(), new Attempt(state(delivery), due(delivery), null, ms, null, reason));
    }

    private void failed(Webhook webhook) {
        Instant now = clock.instant();
        Duration pause = pauses.after(Math.min(webhook.health().failures(), 6) / 2 + 1);
        store.failed(
                webhook.id(),
                now.plus(
                        pause.compareTo(Duration.ofMinutes(5)) < 0 ? pause : Duration.ofMinutes(5)),
                now.minus(settings.patience()));
    }

    private String state(Delivery delivery) {
        Instant end = delivery.createdAt().plus(settings.patience());
        return clock.instant().isAfter(end) ? "failed" : "waiting";
    }

    private Instant due(Delivery delivery) {
        return clock.instant().plus(pauses.after(delivery.attempts()));
    }

    private static String said(IOException failure) {
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        String text = failure.getClass().getSimpleName() + message;
        return text.length() <= 300 ? text : text.substring(0, 300);
    }

    private static int since(long begun) {
        return (int) ((System.nanoTime() - begun) / 1_000_000);
    }
}
