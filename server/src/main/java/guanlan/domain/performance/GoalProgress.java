package guanlan.domain.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a goal is.
 *
 * @param of whose it is: {@code company}, {@code team} or {@code person}
 * @param whom the team or the person, and what it is called
 * @param actual what was reached, of what the caller may see; null: amounts are not for him
 * @param expected what would be reached by now at an even pace
 * @param projected where it ends at the pace so far; null: it has not begun, or nothing is known
 * @param coverage what is open and due in the rest of the period, by what is still missing; null:
 *     nothing is missing, or the goal is not one of won amounts
 * @param records what is counted
 */
public record GoalProgress(
        UUID id,
        String name,
        Of of,
        @Nullable UUID whom,
        @Nullable String title,
        Measure measure,
        LocalDate from,
        LocalDate to,
        BigDecimal target,
        @Nullable BigDecimal actual,
        BigDecimal expected,
        @Nullable BigDecimal projected,
        @Nullable BigDecimal coverage,
        State state,
        List<Drill> records) {

    /** Whose goal it is. */
    public enum Of {
        COMPANY,
        TEAM,
        PERSON
    }

    /** How it stands. */
    public enum State {
        UNKNOWN,
        AHEAD,
        BEHIND,
        REACHED,
        MISSED
    }

    /** Records of one object. */
    public record Drill(String object, String where) {}

    public GoalProgress {
        records = List.copyOf(records);
    }
}
