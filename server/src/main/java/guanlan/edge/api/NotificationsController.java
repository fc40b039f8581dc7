package guanlan.edge.api;

import guanlan.domain.notifications.Digests;
import guanlan.domain.notifications.Kind;
import guanlan.domain.notifications.Notification;
import guanlan.domain.notifications.Notifications;
import guanlan.domain.notifications.Rhythm;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller was told while he was elsewhere. */
@RestController
@RequestMapping("/api/notifications")
final class NotificationsController {
    private final Notifications notifications;
    private final Digests digests;

    NotificationsController(Notifications notifications, Digests digests) {
        this.notifications = notifications;
        this.digests = digests;
    }

    record Told(List<Item> items, int unread, @Nullable Instant next) {}

    /**
     * One notification.
     *
     * @param record what it leads to; without a title: not for his eyes any more
     * @param words the beginning of what was written
     */
    record Item(
            UUID id,
            String kind,
            String object,
            RecordJson.Reference record,
            RecordJson.@Nullable Reference actor,
            @Nullable String words,
            int count,
            Instant at,
            @Nullable Instant readAt) {}

    record Count(int unread) {}

    /** None named: all of them. */
    record Reading(@Nullable List<UUID> ids, @Nullable Boolean read, @Nullable UUID record) {}

    /**
     * What one wants to be told of a kind.
     *
     * @param mailed whether letters tell of it, too
     */
    record Wish(String kind, boolean wanted, boolean mailed) {}

    record Wishes(List<Wish> items) {}

    /** Without a word about letters they stay as they are. */
    record Wanted(boolean wanted, @Nullable Boolean mailed) {}

    /**
     * How often one gets a letter.
     *
     * @param address none: nobody could write to him
     * @param ready whether the operator named a mail server
     */
    record Digest(Rhythm rhythm, @Nullable String address, boolean ready) {}

    /** One of {@code never}, {@code daily}, {@code weekly}. */
    record DigestRhythm(@Nullable String rhythm) {}

    @GetMapping
    Told list(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable Instant before,
            @RequestParam(defaultValue = "30") int limit) {
        List<Notification> found = notifications.list(unread, before, limit);
        Instant next = found.size() < Math.max(1, limit) ? null : found.getLast().at();
        return new Told(
                found.stream().map(NotificationsController::item).toList(),
                notifications.unread(),
                next);
    }

    @GetMapping("/count")
    Count count() {
        return new Count(notifications.unread());
    }

    @PostMapping("/read")
    Count read(@RequestBody Reading reading) {
        UUID record = reading.record();
        List<UUID> ids = reading.ids();
        if (record != null) {
            notifications.opened(record);
        } else if (ids == null || !ids.isEmpty()) {
            notifications.read(
                    ids == null ? List.of() : ids, !Boolean.FALSE.equals(reading.read()));
        }
        return new Count(notifications.unread());
    }

    @GetMapping("/settings")
    Wishes settings() {
        Set<Kind> unmailed = digests.unmailed();
        return new Wishes(
                notifications.wishes().entrySet().stream()
                        .map(
                                each ->
                                        new Wish(
                                                each.getKey().key(),
                                                each.getValue(),
                                                !unmailed.contains(each.getKey())))
                        .toList());
    }

    @PutMapping("/settings/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void want(@PathVariable String kind, @RequestBody Wanted wanted) {
        notifications.want(Kind.of(kind), wanted.wanted());
        Boolean mailed = wanted.mailed();
        if (mailed != null) {
            digests.mail(Kind.of(kind), mailed);
        }
    }

    @GetMapping("/digest")
    Digest digest() {
        return told(digests.mine());
    }

    @PutMapping("/digest")
    Digest digest(@RequestBody DigestRhythm wanted) {
        return told(digests.choose(Rhythm.of(wanted.rhythm())));
    }

    private static Digest told(Digests.Wish wish) {
        return new Digest(wish.rhythm(), wish.address(), wish.ready());
    }

    private static Item item(Notification one) {
        String title = one.title();
        UUID actor = one.actor();
        return new Item(
                one.id(),
                one.kind().key(),
                one.object().value(),
                title == null
                        ? new RecordJson.Reference(one.record(), null, true)
                        : new RecordJson.Reference(one.record(), title),
                actor == null ? null : new RecordJson.Reference(actor, one.actorName()),
                one.words(),
                one.count(),
                one.at(),
                one.readAt());
    }
}
