package guanlan.domain.notifications;

import guanlan.domain.notifications.NotificationStore.Kept;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the caller was told, what he wants to be told, and what he follows. Only his own. */
@Component
public class Notifications {
    private static final int MOST = 100;

    private final NotificationStore store;
    private final Schemas schemas;
    private final Permits permits;
    private final Queries queries;
    private final InstantSource clock;

    Notifications(
            NotificationStore store,
            Schemas schemas,
            Permits permits,
            Queries queries,
            InstantSource clock) {
        this.store = store;
        this.schemas = schemas;
        this.permits = permits;
        this.queries = queries;
        this.clock = clock;
    }

    /** The latest first. */
    public List<Notification> list(boolean unread, @Nullable Instant before, int limit) {
        List<Kept> kept = store.list(me(), unread, before, Math.clamp(limit, 1, MOST));
        Map<UUID, String> titles = titles(kept);
        return kept.stream().flatMap(each -> told(each, titles).stream()).toList();
    }

    public int unread() {
        return store.unread(me());
    }

    /** None named: all of them. */
    public void read(Collection<UUID> which, boolean read) {
        store.read(writing(), which, read, clock.instant());
    }

    /** Whoever opens a record has read what he was told of it. */
    public void opened(UUID record) {
        store.opened(writing(), record, clock.instant());
    }

    /** Every kind, and whether he wants it. */
    public Map<Kind, Boolean> wishes() {
        Set<Kind> unwanted = store.unwanted(me());
        Map<Kind, Boolean> wishes = new LinkedHashMap<>();
        Arrays.stream(Kind.values()).forEach(kind -> wishes.put(kind, !unwanted.contains(kind)));
        return wishes;
    }

    public void want(Kind kind, boolean wanted) {
        store.want(writing(), kind, wanted);
    }

    public boolean follows(ObjectName object, UUID record) {
        queries.require(object, record);
        return store.follows(me(), record);
    }

    public void follow(ObjectName object, UUID record) {
        queries.require(object, record);
        store.follow(writing(), object.value(), record, clock.instant());
    }

    public void unfollow(UUID record) {
        store.unfollow(writing(), record);
    }

    static UUID me() {
        UUID me = Caller.current().user();
        if (me == null) {
            throw new Problem(NotificationProblem.NOBODY);
        }
        return me;
    }

    /** Who looks as somebody else changes nothing of his. */
    static UUID writing() {
        if (Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.READ_ONLY);
        }
        return me();
    }

    private static Optional<Notification> told(Kept kept, Map<UUID, String> titles) {
        return Kind.find(kept.kind())
                .map(
                        kind ->
                                new Notification(
                                        kept.id(),
                                        kind,
                                        new ObjectName(kept.object()),
                                        kept.record(),
                                        title(kind, kept, titles),
                                        kept.actor(),
                                        kept.actor() == null ? null : titles.get(kept.actor()),
                                        titles.containsKey(kept.record()) ? kept.words() : null,
                                        kept.count(),
                                        kept.at(),
                                        kept.readAt()));
    }

    /** What he ordered is called by its file, if it has one. */
    private static @Nullable String title(Kind kind, Kept kept, Map<UUID, String> titles) {
        return kind.isOfWork() ? Objects.toString(kept.words(), "") : titles.get(kept.record());
    }

    private boolean sees(ObjectName object) {
        return permits.of(Caller.current(), object.value()).allows(Right.SEE);
    }

    /** Of what the caller may still see. */
    private Map<UUID, String> titles(List<Kept> kept) {
        Map<ObjectName, Set<UUID>> wanted = new HashMap<>();
        for (Kept each : kept) {
            wanted.computeIfAbsent(new ObjectName(each.object()), _ -> new HashSet<>())
                    .add(each.record());
            if (each.actor() != null) {
                wanted.computeIfAbsent(ObjectName.USER, _ -> new HashSet<>()).add(each.actor());
            }
        }
        Map<UUID, String> titles = new HashMap<>();
        wanted.forEach(
                (object, ids) ->
                        schemas.find(object)
                                .filter(_ -> sees(object))
                                .ifPresent(
                                        definition -> {
                                            for (Row row : queries.find(object, ids)) {
                                                titles.put(
                                                        row.id(),
                                                        Objects.toString(
                                                                row.value(definition.title()), ""));
                                            }
                                        }));
        return titles;
    }
}
