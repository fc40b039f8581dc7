package guanlan.domain.warnings;

import guanlan.engine.query.Deadlines;
import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is warned of a record.
 *
 * @param behind only goals that are behind
 * @param told after how many days the manager is told, and his manager
 */
record WarningRule(
        UUID id, Names names, boolean active, Deadlines.Asked deadline, boolean behind, Told told) {

    /** What it is called; what the warning says. */
    record Names(String zh, @Nullable String en) {}

    /** Null: never. */
    record Told(@Nullable Integer manager, @Nullable Integer escalated) {}

    ObjectName object() {
        return deadline.object();
    }

    /** Where there is nothing to count from, there is no deadline. */
    static boolean isWhole(List<String> since) {
        return !since.isEmpty();
    }
}
