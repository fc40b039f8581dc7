package guanlan.domain.allocation;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Problem;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its record says it is.
 *
 * @param pool what it takes records out of; null: those that come in without an owner
 * @param applies criteria in CEL; null: to all
 */
record AllocationRule(
        UUID id,
        ObjectName object,
        String name,
        boolean active,
        @Nullable UUID pool,
        @Nullable String applies,
        Party party,
        Terms terms,
        @Nullable Acceptance acceptance) {
    static final ObjectName LEAD = new ObjectName("lead");
    static final ObjectName ACCOUNT = new ObjectName("account");
    static final Set<ObjectName> OBJECTS = Set.of(LEAD, ACCOUNT);

    /** Leads that came to an end are no burden. */
    private static final String LIVE_LEADS =
            "status != \"converted\" && status != \"disqualified\"";

    /**
     * Who takes part.
     *
     * @param departments with all below them
     */
    record Party(Set<UUID> people, Set<UUID> departments, Set<String> roles) {
        Party {
            people = Set.copyOf(people);
            departments = Set.copyOf(departments);
            roles = Set.copyOf(roles);
        }

        boolean isNobody() {
            return people.isEmpty() && departments.isEmpty() && roles.isEmpty();
        }
    }

    /** Who of those that can take a record gets it. */
    enum Strategy {
        ROUND_ROBIN,
        LEAST_LOADED,
        MOST_ROOM,
        WIN_RATE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Strategy of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** What of a person must match the record. */
    enum Trait {
        TERRITORY,
        INDUSTRY,
        LANGUAGE,
        WORKING_HOURS;

        static Trait of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * How it chooses.
     *
     * @param capacity records in one person's hands at most; null: any number
     * @param counted criteria in CEL: which of them count; null: the usual ones
     */
    record Terms(
            Strategy strategy,
            Set<Trait> considers,
            @Nullable Integer capacity,
            @Nullable String counted) {
        Terms {
            considers = Set.copyOf(considers);
        }
    }

    /**
     * How long somebody has to accept, and who follows.
     *
     * @param passes to further people before the manager; 0: at once to him
     * @param responsible has what nobody accepts; null: the manager of the last person
     */
    record Acceptance(Duration within, int passes, @Nullable UUID responsible) {}

    /** An object whose records are allocated. */
    static ObjectName known(String object) {
        return OBJECTS.stream()
                .filter(each -> each.value().equals(object))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        AllocationProblem.OBJECT_UNKNOWN,
                                        Map.of("given", object, "choices", "lead, account")));
    }

    /** Criteria of the records in somebody's hands; null: all that he owns. */
    @Nullable String counted() {
        String own = terms.counted();
        return own == null && object.equals(LEAD) ? LIVE_LEADS : own;
    }
}
