package guanlan.engine.records;

import guanlan.platform.problems.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record of a batch before it is written: what it was, and what it would be. */
public final class PlannedRow {
    private final Draft draft;

    PlannedRow(Draft draft) {
        this.draft = draft;
    }

    public UUID id() {
        return draft.id();
    }

    public boolean isNew() {
        return draft.does(Draft.Act.INSERT);
    }

    /** Whether it will not be, or was not, written. */
    public boolean isRefused() {
        return !draft.isSound();
    }

    /** Into the recycle bin. */
    public boolean isRemoved() {
        return draft.does(Draft.Act.DELETE);
    }

    /** Out of the recycle bin. */
    public boolean isRestored() {
        return draft.does(Draft.Act.RESTORE);
    }

    public @Nullable Object before(String field) {
        var before = draft.beforeOrNull();
        return before == null ? null : before.value(field);
    }

    public @Nullable Object after(String field) {
        return draft.after(field);
    }

    /** Whether the record gets another value there than it has; a new one has none. */
    public boolean changes(String field) {
        return isNew() ? draft.after(field) != null : draft.changesAny(Set.of(field));
    }

    /** Whether this write says something of the field, be it what stands there already. */
    public boolean gives(String field) {
        return draft.values.containsKey(field);
    }

    /** Whether nobody named an owner, so that it falls to whoever writes it. */
    public boolean isOwnedByHabit() {
        return draft.isOwnedByHabit();
    }

    /** What follows from the rest of the row; no right of the caller is asked for it. */
    public void set(String field, @Nullable Object value) {
        draft.values.put(field, value);
    }

    /**
     * What a new record was elsewhere before it came here, the oldest first; the log tells it as
     * changes up to what the record is now. Each state holds the same fields.
     */
    public void wasOnce(List<? extends Map<String, @Nullable Object>> states) {
        draft.wasOnce(states);
    }

    Draft draft() {
        return draft;
    }

    /** It is not written, and the finding says why. */
    public void refuse(Finding finding) {
        draft.refuse(finding);
    }
}
