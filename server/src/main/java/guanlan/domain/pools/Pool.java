package guanlan.domain.pools;

import guanlan.engine.rights.Enclosure.Person;
import guanlan.engine.schema.ObjectName;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pool as its record says it is. */
record Pool(
        UUID id,
        ObjectName object,
        Names names,
        boolean retired,
        People people,
        Veil veil,
        Terms terms) {

    /** What it is called. */
    record Names(String own, @Nullable String english) {
        String in(Locale locale) {
            return english != null && locale.getLanguage().equals("en") ? english : own;
        }
    }

    /**
     * Who has to do with it.
     *
     * @param departments with all below them
     */
    record People(Set<UUID> members, Set<UUID> departments, Set<String> roles, Set<UUID> managers) {
        People {
            members = Set.copyOf(members);
            departments = Set.copyOf(departments);
            roles = Set.copyOf(roles);
            managers = Set.copyOf(managers);
        }
    }

    /** How much of the contact data is told before the claim. */
    enum Told {
        HIDDEN,
        MASKED,
        SHOWN;

        static Told of(@Nullable String key) {
            return key == null ? HIDDEN : valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What is not told before the claim.
     *
     * @param fields none: the usual ones
     */
    record Veil(Told told, List<String> fields) {
        Veil {
            fields = List.copyOf(fields);
        }
    }

    /** When a former owner may claim again. */
    enum Reclaim {
        AT_ONCE,
        WAITS,
        NEVER;

        static Reclaim of(@Nullable String key) {
            return key == null ? AT_ONCE : valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * The conditions of a claim.
     *
     * @param counted criteria in CEL: which records count as held; null: all
     * @param days that a former owner waits
     * @param protects criteria in CEL: what no rule releases; null: nothing
     */
    record Terms(
            List<Limit> limits,
            @Nullable String counted,
            Reclaim reclaim,
            int days,
            @Nullable String protects) {
        Terms {
            limits = List.copyOf(limits);
        }
    }

    boolean manages(@Nullable UUID person) {
        return person != null && people.managers().contains(person);
    }

    boolean admits(Person person) {
        return manages(person.id())
                || people.members().contains(person.id())
                || !Collections.disjoint(people.departments(), person.above())
                || !Collections.disjoint(people.roles(), person.roles());
    }
}
