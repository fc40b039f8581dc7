package guanlan.engine.rights;

import guanlan.engine.rights.Holder.SharedBy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a person's rights are compiled from. */
@Component
class Holders {
    private final RightsStore store;
    private final HolderRows rows;

    Holders(RightsStore store, HolderRows rows) {
        this.store = store;
        this.rows = rows;
    }

    Holder of(UUID person, String schema, Instant now, ZoneId zone) {
        var gathering = new Gathering(now);
        rows.of(schema, person, now, zone).forEach(gathering::take);
        return gathering.holder(person, once(() -> store.led(schema, person)));
    }

    /** The lines of one person, as they come. */
    private static final class Gathering {
        private final Instant now;
        private final Set<UUID> place = new HashSet<>();
        private final Set<UUID> below = new HashSet<>();
        private final Set<UUID> above = new HashSet<>();
        private final Set<String> roles = new HashSet<>(Set.of(RoleDefinition.BASE));
        private final Set<String> shared = new HashSet<>();
        private final List<SharedBy> rules = new ArrayList<>();
        private final Set<UUID> standsFor = new HashSet<>();
        private @Nullable UUID department;
        private @Nullable String position;
        private @Nullable Instant next;

        Gathering(Instant now) {
            this.now = now;
        }

        void take(HolderRows.Line line) {
            switch (line.kind()) {
                case "own" -> {
                    department = line.id();
                    position = line.word();
                }
                case "place" -> place.add(id(line));
                case "below" -> below.add(id(line));
                case "above" -> above.add(id(line));
                case "grant" -> {
                    if (counts(line)) {
                        roles.add(word(line));
                    }
                }
                case "share" -> share(line);
                case "away" -> {
                    if (counts(line)) {
                        standsFor.add(id(line));
                    }
                }
                default -> throw new IllegalStateException(line.toString());
            }
        }

        private static UUID id(HolderRows.Line line) {
            return Objects.requireNonNull(line.id());
        }

        private static String word(HolderRows.Line line) {
            return Objects.requireNonNull(line.word());
        }

        /** Whether it has begun and not ended; when either comes is remembered. */
        private boolean counts(HolderRows.Line line) {
            @Nullable Instant since = line.since();
            @Nullable Instant until = line.until();
            soon(since);
            soon(until);
            return (since == null || !since.isAfter(now)) && (until == null || until.isAfter(now));
        }

        private void share(HolderRows.Line line) {
            @Nullable String where = line.condition();
            if (where == null) {
                shared.add(word(line));
            } else {
                boolean toEdit = SharedRecords.EDIT.equals(line.level());
                rules.add(new SharedBy(word(line), where, toEdit));
                soon(line.until());
            }
        }

        private void soon(@Nullable Instant moment) {
            if (moment != null && moment.isAfter(now)) {
                next = Holder.sooner(next, moment);
            }
        }

        Holder holder(UUID person, Supplier<Set<UUID>> led) {
            standsFor.remove(person);
            return new Holder(
                    person,
                    department,
                    Set.copyOf(place),
                    Set.copyOf(below),
                    Set.copyOf(above),
                    position,
                    Set.copyOf(roles),
                    Set.copyOf(shared),
                    List.copyOf(rules),
                    Set.copyOf(standsFor),
                    next,
                    led);
        }
    }

    /** Many conditions never ask for it. */
    private static Supplier<Set<UUID>> once(Supplier<Set<UUID>> led) {
        var known = new AtomicReference<@Nullable Set<UUID>>();
        return () -> {
            Set<UUID> some = known.get();
            if (some == null) {
                some = led.get();
                known.set(some);
            }
            return some;
        };
    }
}
