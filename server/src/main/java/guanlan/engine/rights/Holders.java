package guanlan.engine.rights;

import guanlan.engine.rights.Holder.SharedBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a person's rights are compiled from. */
@Component
class Holders {
    private final RightsStore store;

    Holders(RightsStore store) {
        this.store = store;
    }

    Holder of(UUID person, String schema, Instant now) {
        RightsStore.Place place = store.place(schema, person);
        Supplier<Set<UUID>> led = once(() -> store.led(schema, person));
        var bare =
                new Holder(
                        person,
                        place.department(),
                        Set.copyOf(place.departments()),
                        store.below(schema, place.departments()),
                        store.above(schema, place.departments()),
                        place.position(),
                        Set.of(RoleDefinition.BASE),
                        Set.of(),
                        List.of(),
                        null,
                        led);
        return shared(granted(bare, schema, now), schema, now);
    }

    private Holder granted(Holder person, String schema, Instant now) {
        Set<String> roles = new HashSet<>(person.roles());
        @Nullable Instant next = null;
        for (Record grant : store.grants(schema, person)) {
            @Nullable Instant from = grant.get(Party.FROM);
            @Nullable Instant until = grant.get(Party.UNTIL);
            boolean begun = from == null || !from.isAfter(now);
            if (begun && (until == null || until.isAfter(now))) {
                roles.add(grant.get(Party.ROLE));
            }
            next = sooner(sooner(next, from, now), until, now);
        }
        return new Holder(
                person.person(),
                person.department(),
                person.departments(),
                person.departmentTree(),
                person.above(),
                person.position(),
                Set.copyOf(roles),
                Set.of(),
                List.of(),
                next,
                person.below());
    }

    private Holder shared(Holder person, String schema, Instant now) {
        Set<String> objects = new HashSet<>();
        List<SharedBy> rules = new ArrayList<>();
        @Nullable Instant next = person.until();
        for (Record share : store.shares(schema, person, now)) {
            @Nullable String where = share.get(SharedRecords.CONDITION);
            String object = share.get(SharedRecords.TARGET);
            if (where == null) {
                objects.add(object);
            } else {
                boolean toEdit = SharedRecords.EDIT.equals(share.get(SharedRecords.LEVEL));
                rules.add(new SharedBy(object, where, toEdit));
                next = sooner(next, share.get(Party.UNTIL), now);
            }
        }
        return new Holder(
                person.person(),
                person.department(),
                person.departments(),
                person.departmentTree(),
                person.above(),
                person.position(),
                person.roles(),
                Set.copyOf(objects),
                List.copyOf(rules),
                next,
                person.below());
    }

    private static @Nullable Instant sooner(
            @Nullable Instant one, @Nullable Instant other, Instant now) {
        if (other == null || !other.isAfter(now)) {
            return one;
        }
        return one == null || other.isBefore(one) ? other : one;
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
