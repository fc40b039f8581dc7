package guanlan.domain.lifecycle;

import guanlan.engine.changes.Courses;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.rights.Access;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where an account stands, since when and why, and how it came there: as the log tells it. */
@Component
public class AccountLifecycles {
    /** Moves that are told. */
    private static final int MOST = 50;

    private static final List<String> TOLD =
            List.of(Standing.STATE, Standing.RULE, Standing.REASON);

    private final Queries queries;
    private final RowRights rights;
    private final Courses courses;
    private final LifecycleRules rules;

    AccountLifecycles(Queries queries, RowRights rights, Courses courses, LifecycleRules rules) {
        this.queries = queries;
        this.rights = rights;
        this.courses = courses;
        this.rules = rules;
    }

    /**
     * @param until rules leave the state alone until then
     * @param moves the newest first
     */
    public record AccountLifecycle(
            @Nullable String state,
            @Nullable Instant since,
            @Nullable LocalDate until,
            List<Moved> moves) {
        public AccountLifecycle {
            moves = List.copyOf(moves);
        }
    }

    /**
     * One move.
     *
     * @param actor null: the product itself
     * @param rule by which it moved; null: by hand
     * @param reason what was given by hand
     */
    public record Moved(
            @Nullable String from,
            @Nullable String to,
            Instant at,
            @Nullable Actor actor,
            @Nullable ByRule rule,
            @Nullable String reason) {}

    /** Who moved it. */
    public record Actor(UUID id, @Nullable String name) {}

    /** As it is called today. */
    public record ByRule(UUID id, String name, @Nullable String nameEn) {}

    /** For whoever sees the account and its state. */
    public AccountLifecycle of(UUID account) {
        Row row = queries.require(Standing.ACCOUNT, account);
        Held held = rights.of(Standing.ACCOUNT, account);
        if (held.field(Standing.STATE).compareTo(Access.READ) < 0) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", Standing.ACCOUNT));
        }
        List<Courses.State> course =
                courses.of(Standing.ACCOUNT, List.of(account), TOLD)
                        .getOrDefault(account, List.of());
        return new AccountLifecycle(
                (String) row.value(Standing.STATE),
                (Instant) row.value(Standing.SINCE),
                (LocalDate) row.value(Standing.UNTIL),
                moves(course, held));
    }

    private List<Moved> moves(List<Courses.State> course, Held held) {
        Set<UUID> people =
                course.stream()
                        .map(Courses.State::actor)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        Map<UUID, String> names = people(people);
        Map<UUID, LifecycleRule.Names> called =
                rules.names(
                        course.stream()
                                .map(state -> state.values().get(Standing.RULE))
                                .filter(UUID.class::isInstance)
                                .map(UUID.class::cast)
                                .collect(Collectors.toSet()));
        boolean reasons = held.field(Standing.REASON).compareTo(Access.READ) >= 0;
        List<Moved> moves = new ArrayList<>();
        @Nullable Object before = null;
        for (Courses.State state : course) {
            Object after = state.values().get(Standing.STATE);
            if (!Objects.equals(before, after)) {
                UUID actor = state.actor();
                moves.addFirst(
                        new Moved(
                                (String) before,
                                (String) after,
                                state.at(),
                                actor == null ? null : new Actor(actor, names.get(actor)),
                                rule(state.values().get(Standing.RULE), called),
                                reasons ? (String) state.values().get(Standing.REASON) : null));
            }
            before = after;
        }
        return moves.subList(0, Math.min(MOST, moves.size()));
    }

    private static @Nullable ByRule rule(
            @Nullable Object id, Map<UUID, LifecycleRule.Names> called) {
        return id instanceof UUID rule && called.get(rule) instanceof LifecycleRule.Names names
                ? new ByRule(rule, names.zh(), names.en())
                : null;
    }

    private Map<UUID, String> people(Set<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        for (Row row : queries.find(ObjectName.USER, ids, field -> field.name().equals("name"))) {
            names.put(row.id(), Objects.toString(row.value("name"), ""));
        }
        return names;
    }
}
