package guanlan.edge.webhooks;

import guanlan.engine.changes.Position;
import guanlan.platform.audit.Kind;
import guanlan.platform.audit.Noted;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks and the log of what they were sent, for administrators. */
@RestController
@Noted(Kind.ADMINISTRATION)
@RequestMapping("/api/webhooks")
final class WebhookController {
    private static final int MOST = 200;

    private final Webhooks webhooks;
    private final WebhookRules rules;

    WebhookController(Webhooks webhooks, WebhookRules rules) {
        this.webhooks = webhooks;
        this.rules = rules;
    }

    record Listed(List<WebhookJson> items) {}

    record WebhookJson(
            UUID id,
            String name,
            String url,
            List<Webhook.Event> events,
            UUID owner,
            boolean active,
            Health health,
            Map<String, Long> deliveries,
            Instant createdAt,
            @Nullable String secret) {}

    enum Condition {
        OK,
        FAILING,
        PAUSED
    }

    record Health(
            Condition state,
            int failures,
            @Nullable Instant failingSince,
            @Nullable Instant pausedAt,
            @Nullable String reason) {}

    /** Lists may be left out; they are empty then. */
    record EventGiven(
            @Nullable String object,
            @Nullable List<String> operations,
            @Nullable String where,
            @Nullable List<String> fields) {
        Webhook.Event event() {
            return new Webhook.Event(
                    object == null ? "" : object,
                    operations == null ? List.of() : operations,
                    where == null || where.isBlank() ? null : where,
                    fields == null ? List.of() : fields);
        }
    }

    record Given(
            @Nullable String name,
            @Nullable String url,
            @Nullable List<EventGiven> events,
            @Nullable Boolean active) {
        Webhooks.Wanted wanted() {
            List<Webhook.Event> told =
                    events == null ? null : events.stream().map(EventGiven::event).toList();
            return new Webhooks.Wanted(name, url, told, active);
        }
    }

    record SecretJson(String secret) {}

    /** Since a moment, or after the place that the replay before gave as its next. */
    record Since(@Nullable Instant time, @Nullable String after) {}

    record Deliveries(List<DeliveryJson> items, @Nullable UUID next) {}

    record DeliveryJson(
            UUID id,
            String event,
            UUID record,
            String state,
            int attempts,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant doneAt,
            @Nullable Integer status,
            @Nullable Integer ms,
            @Nullable String answer,
            @Nullable String failure,
            @Nullable String payload) {}

    @GetMapping
    Listed list() {
        return new Listed(webhooks.all().stream().map(each -> json(each, null)).toList());
    }

    /** The secret is told here and never again. */
    @PostMapping
    ResponseEntity<WebhookJson> create(@RequestBody Given given) {
        Webhooks.Made made = webhooks.create(given.wanted(), rules);
        return ResponseEntity.created(URI.create("/api/webhooks/" + made.webhook().id()))
                .body(json(made.webhook(), made.secret().text()));
    }

    @GetMapping("/{id}")
    WebhookJson one(@PathVariable UUID id) {
        return json(webhooks.require(id), null);
    }

    @PatchMapping("/{id}")
    WebhookJson change(@PathVariable UUID id, @RequestBody Given given) {
        return json(webhooks.change(id, given.wanted(), rules), null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        webhooks.remove(id);
    }

    @PostMapping("/{id}/resume")
    WebhookJson resume(@PathVariable UUID id) {
        return json(webhooks.resume(id), null);
    }

    @PostMapping("/{id}/secret")
    SecretJson secret(@PathVariable UUID id) {
        return new SecretJson(webhooks.renewSecret(id).text());
    }

    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryJson test(@PathVariable UUID id) {
        return json(webhooks.test(id), true);
    }

    @PostMapping("/{id}/replay")
    Webhooks.Replayed replay(@PathVariable UUID id, @RequestBody Since since) {
        Optional<Position> after = Optional.ofNullable(since.after()).flatMap(Position::parse);
        if (after.isPresent()) {
            return webhooks.replay(id, after.get());
        }
        Instant moment = since.time() == null ? Instant.EPOCH : since.time();
        return webhooks.replay(id, moment);
    }

    @GetMapping("/{id}/deliveries")
    Deliveries deliveries(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<DeliveryJson> items = new ArrayList<>();
        webhooks.list(id, state, after, most).forEach(each -> items.add(json(each, false)));
        return new Deliveries(items, items.size() < most ? null : items.getLast().id());
    }

    @GetMapping("/{id}/deliveries/{delivery}")
    DeliveryJson delivery(@PathVariable UUID id, @PathVariable UUID delivery) {
        return json(webhooks.delivery(id, delivery), true);
    }

    @PostMapping("/{id}/deliveries/{delivery}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryJson again(@PathVariable UUID id, @PathVariable UUID delivery) {
        return json(webhooks.again(id, delivery), false);
    }

    @PostMapping("/{id}/deliveries/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Integer> failedAgain(@PathVariable UUID id) {
        return Map.of("waiting", webhooks.failedAgain(id));
    }

    private WebhookJson json(Webhook webhook, @Nullable String secret) {
        Webhook.Pause pause = webhook.pause();
        var health = webhook.health();
        Condition state =
                pause != null
                        ? Condition.PAUSED
                        : health.failures() > 0 ? Condition.FAILING : Condition.OK;
        return new WebhookJson(
                webhook.id(),
                webhook.name(),
                webhook.url(),
                webhook.events(),
                webhook.owner(),
                webhook.active(),
                new Health(
                        state,
                        health.failures(),
                        health.failingSince(),
                        pause == null ? null : pause.at(),
                        pause == null ? null : pause.reason()),
                webhooks.counts(webhook.id()),
                webhook.createdAt(),
                secret);
    }

    private static DeliveryJson json(Delivery delivery, boolean whole) {
        Delivery.Result result = delivery.result();
        return new DeliveryJson(
                delivery.id(),
                delivery.event(),
                delivery.record(),
                result.state(),
                delivery.attempts(),
                delivery.createdAt(),
                result.dueAt(),
                result.doneAt(),
                result.status(),
                result.ms(),
                result.answer(),
                result.failure(),
                whole ? delivery.payload() : null);
    }
}
